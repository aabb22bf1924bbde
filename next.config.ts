import type { NextConfig } from "next";

/** Native packages stay outside the bundle; pages do not import them, and a mistake is then loud. */
const native = ["node-llama-cpp", "pg", "pino"];

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: native,
  // Our own server compresses nothing: it answers on loopback, and a stream must not wait for a buffer.
  compress: false,
  devIndicators: false,
  turbopack: { root: import.meta.dirname },
  // `npm run check` looks at types, with the compiler this repository pins.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
};

export default config;
