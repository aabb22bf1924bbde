import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childPool } from "./child/child-pool.ts";
import type { ReaderChild } from "./child/reader-child.ts";
import { takeBook } from "./child/take-book.ts";
import type { Readers, Reading, ReadersOptions, ReadOptions } from "./contract.ts";

/** Counted up whenever the same file would make another text: what was read before is read again. */
const release = 1;

/** Below the twenty seconds after which nobody should still be waiting for a hostile file. */
const longestQuietMs = 15_000;
const longestMs = 10 * 60_000;

/** Opens the readers of books; a child is started with the first one. */
export async function openReaders(options: ReadersOptions): Promise<Readers> {
  const { log, limitMs = longestMs, isBackground = false } = options;
  const root = await realpath(await mkdtemp(join(tmpdir(), "hearth-readers-")));
  const quietMs = Math.min(longestQuietMs, limitMs);
  const children = childPool(root, { isBackground, limitMs, quietMs });

  return {
    release,
    read: async (path, readOptions) => {
      readOptions.signal.throwIfAborted();
      const child = await children.take();
      const reading = await readWith(child, path, readOptions);
      await children.giveBack(child);
      readOptions.signal.throwIfAborted();
      if (reading.outcome === "refused") {
        log.info({ problem: reading.problem.code }, "A book could not be read.");
      }
      return reading;
    },
    [Symbol.asyncDispose]: async () => {
      await children[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function readWith(
  child: ReaderChild,
  path: string,
  { imagesDir, signal, onProgress }: ReadOptions,
): Promise<Reading> {
  const problem = await child.read({ path, keepsPictures: imagesDir !== null, signal, onProgress });
  if (problem !== undefined) return { outcome: "refused", problem };
  try {
    return { outcome: "read", book: await takeBook(child.folder, imagesDir) };
  } catch {
    const message = "What was read of this file could not be kept.";
    return { outcome: "refused", problem: { code: "crashed", message } };
  }
}
