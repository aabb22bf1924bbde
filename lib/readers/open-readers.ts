import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReaderChild, type ReaderChild } from "./child/reader-child.ts";
import { takeBook } from "./child/take-book.ts";
import type { Readers, Reading, ReadersOptions, ReadOptions } from "./contract.ts";

/** Counted up whenever the same file would make another text: what was read before is read again. */
const release = 1;

/** Below the twenty seconds after which nobody should still be waiting for a hostile file. */
const quietMs = 15_000;
const limitMs = 10 * 60_000;
/** A child that waits for books costs memory; starting one costs a quarter of a second. */
const idleMs = 10_000;

/** Opens the readers of books; a child is started with the first one. */
export async function openReaders(options: ReadersOptions): Promise<Readers> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "hearth-readers-")));
  const busy = new Set<ReaderChild>();
  let idle: ReaderChild | undefined;
  let idling: NodeJS.Timeout | undefined;
  let started = 0;

  const retire = async (child: ReaderChild) => {
    await child.end();
    await rm(child.folder, { recursive: true, force: true });
  };
  const start = async () => {
    const folder = join(root, String(started++));
    await mkdir(folder);
    return startReaderChild({
      folder,
      isBackground: options.isBackground ?? false,
      quietMs: Math.min(quietMs, options.limitMs ?? quietMs),
      limitMs: options.limitMs ?? limitMs,
    });
  };
  const take = async () => {
    const waiting = idle;
    idle = undefined;
    clearTimeout(idling);
    if (waiting?.isFit() === true) return waiting;
    if (waiting !== undefined) await retire(waiting);
    return start();
  };
  const giveBack = async (child: ReaderChild, isUnharmed: boolean) => {
    busy.delete(child);
    if (!isUnharmed || idle !== undefined || !child.isFit()) return retire(child);
    idle = child;
    idling = setTimeout(() => {
      idle = undefined;
      void retire(child);
    }, idleMs).unref();
  };

  return {
    release,
    read: async (path, readOptions) => {
      readOptions.signal.throwIfAborted();
      const child = await take();
      busy.add(child);
      const reading = await readWith(child, path, readOptions);
      await giveBack(child, reading.outcome === "read");
      readOptions.signal.throwIfAborted();
      if (reading.outcome === "refused") {
        options.log.info({ problem: reading.problem.code }, "A book could not be read.");
      }
      return reading;
    },
    [Symbol.asyncDispose]: async () => {
      clearTimeout(idling);
      await Promise.all([...busy, ...(idle === undefined ? [] : [idle])].map(retire));
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
