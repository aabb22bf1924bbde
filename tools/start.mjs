/**
 * `npm start`: installs if the lockfile changed, then hands over to Node 24 running the server.
 *
 *   npm start -- --yes   asks nothing: fetches the recommended model if there is none
 *   npm run dev          pages reload while you work, the server restarts when its files change
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { handOver } from "./hand-over.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { endProgress, showProgress } from "./say.mjs";

const isDev = process.argv.includes("--dev");
const watched = ["api", "lib", "server"].map((folder) => `--watch-path=${folder}`);

try {
  await ensureInstalled(showProgress);
  endProgress();
  const flags = process.argv.slice(2).filter((flag) => ["--dev", "--yes"].includes(flag));
  const watching = isDev ? [...watched, "--watch-preserve-output"] : [];
  const args = [
    ...(existsSync(join(root, ".env")) ? ["--env-file=.env"] : []),
    "--disable-warning=ExperimentalWarning",
    ...watching,
    "server/main.ts",
    ...flags,
  ];
  process.exitCode = await handOver(args, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
} catch (error) {
  endProgress();
  console.error(error.message);
  process.exitCode = 1;
}
