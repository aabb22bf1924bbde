import { setTimeout as wait } from "node:timers/promises";
import { watch as watchFolders, type FSWatcher } from "chokidar";
import type { Log } from "#lib/log";
import { isBookFolder, isBookName } from "./book-name.ts";
import { basename } from "node:path";

export interface StirOptions {
  readonly folders: readonly string[];
  readonly passOver: readonly string[];
  readonly log: Log;
}

/** Quiet for so long means that whoever copies or saves has come to an end of something. */
const quietMs = 300;
/** Somebody who never stops writing is looked at all the same. */
const patienceMs = 3_000;
/** Not every disk tells of its changes: networks for one. */
const everyMs = 5 * 60_000;
/** Where the system has no more watches to give. */
const blindEveryMs = 30_000;

/** Tells when something in the folders may be different. What it is, is up to whoever looks. */
export class Stirs implements AsyncDisposable {
  readonly #watcher: FSWatcher;
  #stirred = Promise.withResolvers<void>();
  #lastMs = 0;
  #isBlind = false;

  constructor({ folders, passOver, log }: StirOptions) {
    this.#watcher = watchFolders([...folders], {
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      ignored: (path, facts) => {
        if (folders.includes(path)) return false;
        if (passOver.includes(path)) return true;
        return facts?.isFile() === true
          ? !isBookName(basename(path))
          : !isBookFolder(basename(path));
      },
    });
    this.#watcher.on("all", () => this.stir());
    this.#watcher.on("error", (error) => {
      log.warn({ err: error }, "watching a folder failed; it is looked at every half minute");
      this.#isBlind = true;
      this.stir();
    });
  }

  stir(): void {
    this.#lastMs = performance.now();
    this.#stirred.resolve();
  }

  /** Waits until something has stirred and become quiet again, or it is time to look anyway. */
  async next(signal: AbortSignal, atMostMs: number | undefined): Promise<void> {
    const limitMs = Math.min(atMostMs ?? Infinity, this.#isBlind ? blindEveryMs : everyMs);
    const resting = new AbortController();
    const both = AbortSignal.any([signal, resting.signal]);
    await Promise.race([
      this.#stirred.promise.then(() => this.#untilQuiet(both)),
      wait(limitMs, undefined, { signal: both }).catch(() => undefined),
    ]);
    resting.abort();
    this.#stirred = Promise.withResolvers();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#watcher.close();
  }

  async #untilQuiet(signal: AbortSignal): Promise<void> {
    const begunMs = performance.now();
    for (;;) {
      const now = performance.now();
      const leftMs = Math.min(this.#lastMs + quietMs, begunMs + patienceMs) - now;
      if (leftMs <= 0 || signal.aborted) return;
      await wait(leftMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
