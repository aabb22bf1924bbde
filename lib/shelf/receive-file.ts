import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { AppError } from "#lib/errors";

export interface Received {
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly sizeBytes: number;
}

/**
 * Writes what comes into a new file and on to the disk. When it ends before its time, or fails, the
 * file is gone again.
 *
 * @throws AppError `bad-input` when nothing came, `too-large` when the disk is full; what the stream
 * or the signal fails with.
 */
export async function receiveFile(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Received> {
  const file = await open(path, "wx");
  try {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    for await (const chunk of bytes) {
      signal.throwIfAborted();
      hash.update(chunk);
      await file.writeFile(chunk);
      sizeBytes += chunk.byteLength;
    }
    signal.throwIfAborted();
    if (sizeBytes === 0) throw new AppError("bad-input", "The file is empty.");
    await file.sync();
    await file.close();
    return { hash: hash.digest("hex"), sizeBytes };
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw isFull(error) ? new AppError("too-large", "The disk is full.", { cause: error }) : error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOSPC";
}
