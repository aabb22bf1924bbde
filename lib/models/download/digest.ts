import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export interface DigestOptions {
  readonly algorithm: "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  readonly signal: AbortSignal;
}

/** Reads in pieces small enough that the answers of others go on between them. */
const pieceBytes = 256 * 1024;

export async function digestOf(path: string, options: DigestOptions): Promise<string> {
  const { algorithm, encoding, signal } = options;
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes, signal })) {
    hash.update(piece);
  }
  return hash.digest(encoding);
}
