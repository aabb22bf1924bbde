import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { startReaderChild, type ChildOptions, type ReaderChild } from "./reader-child.ts";

/** A child that waits for books costs memory; starting one costs a quarter of a second. */
const idleMs = 10_000;

export interface ChildPool extends AsyncDisposable {
  take(): Promise<ReaderChild>;
  /** A child that is fit waits for the next book; any other ends. */
  giveBack(child: ReaderChild): Promise<void>;
}

/** Children at work and one at most that waits, each with a folder of its own below the given one. */
export function childPool(root: string, options: Omit<ChildOptions, "folder">): ChildPool {
  const all = new Set<ReaderChild>();
  let idle: ReaderChild | undefined;
  let idling: NodeJS.Timeout | undefined;
  let started = 0;

  const retire = async (child: ReaderChild) => {
    all.delete(child);
    await child.end();
    await rm(child.folder, { recursive: true, force: true });
  };
  const start = async () => {
    const folder = join(root, String(started++));
    await mkdir(folder);
    const child = startReaderChild({ ...options, folder });
    all.add(child);
    return child;
  };
  const takeIdle = () => {
    const waiting = idle;
    idle = undefined;
    clearTimeout(idling);
    return waiting;
  };

  return {
    take: async () => {
      const waiting = takeIdle();
      if (waiting?.isFit() === true) return waiting;
      if (waiting !== undefined) await retire(waiting);
      return start();
    },
    giveBack: async (child) => {
      if (idle !== undefined || !child.isFit()) return retire(child);
      idle = child;
      const end = () => {
        const waiting = takeIdle();
        if (waiting !== undefined) void retire(waiting);
      };
      idling = setTimeout(end, idleMs).unref();
    },
    [Symbol.asyncDispose]: async () => {
      takeIdle();
      await Promise.all([...all].map(retire));
    },
  };
}
