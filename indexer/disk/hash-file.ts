import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { SeenFile } from "#lib/db";
import type { ReadProblem } from "#lib/protocol";
import { changedMs } from "./look.ts";

export type Hashed =
  | { readonly outcome: "hashed"; readonly file: SeenFile; readonly hash: string }
  | { readonly outcome: "refused"; readonly file: SeenFile; readonly problem: ReadProblem }
  /** It was written to meanwhile, or is gone: look again later. */
  | { readonly outcome: "unsettled"; readonly file: SeenFile };

/** What is larger is no book, and would keep the disk busy for minutes. */
const largestBytes = 1024 ** 3;

/** The SHA-256 of a file's bytes, if they stayed the same while they were read. */
export async function hashFile(file: SeenFile, signal: AbortSignal): Promise<Hashed> {
  if (file.sizeBytes > largestBytes) return { outcome: "refused", file, problem: tooLarge };
  const path = join(file.root, file.path);
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
    const after = await stat(path);
    const isSame = after.size === file.sizeBytes && changedMs(after) === file.modifiedMs;
    if (!isSame) return { outcome: "unsettled", file };
    return { outcome: "hashed", file, hash: hash.digest("hex") };
  } catch (error) {
    signal.throwIfAborted();
    if (isGone(error)) return { outcome: "unsettled", file };
    return { outcome: "refused", file, problem: unreadable };
  }
}

const tooLarge: ReadProblem = {
  code: "too-large",
  message: "This file is larger than a gigabyte. Hearth reads smaller ones.",
};

const unreadable: ReadProblem = {
  code: "unreadable-file",
  message: "Hearth may not read this file. Check who it belongs to, then have it read again.",
};

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
