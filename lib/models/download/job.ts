import { join } from "node:path";
import type { Network } from "#lib/network";
import type { Download } from "#lib/protocol";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import type { FreeBytes } from "./disk-space.ts";
import { openMeter, type Meter } from "./meter.ts";
import { openPartialFolder } from "./partial-folder.ts";
import { runDownload } from "./run-download.ts";

export interface Job {
  /** As it stands now. */
  download(): Download;
  isRunning(): boolean;
  /** Resolves when it is over, however it ended; never rejects. */
  readonly ended: Promise<void>;
  abort(): void;
}

export interface JobOptions {
  readonly dir: string;
  readonly shippedDir: string | undefined;
  /** Where downloads grow. */
  readonly root: string;
  readonly network: Network;
  readonly log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  readonly freeBytes: FreeBytes;
  readonly retryDelaysMs: readonly number[];
  readonly huggingFaceUrl: string;
  readonly queue: (task: () => Promise<void>, signal: AbortSignal) => Promise<void>;
  readonly onChange: () => void;
}

const noRate = { bytesPerSecond: null, secondsLeft: null };

/** Starts one download, or puts it into the queue, and keeps account of it. */
export function startJob(entry: CatalogEntry, first: Download, options: JobOptions): Job {
  const { dir, root, log, queue, onChange } = options;
  const abort = new AbortController();
  const { signal } = abort;
  const meter = openMeter();
  let download = first;
  const update = (change: Partial<Download>) => {
    download = { ...download, ...change };
    onChange();
  };

  const work = async () => {
    const done = await runDownload({
      ...options,
      entry,
      signal,
      target: join(dir, entry.fileName),
      partial: openPartialFolder(join(root, entry.id)),
      onProgress: (doneBytes) => update(progressOf(doneBytes, entry, meter)),
      onStep: (step) => update({ ...step, ...noRate }),
      onFailure(failure) {
        log.warn({ model: entry.id, ...failure }, "model source failed");
        update({ failures: [...download.failures, failure] });
      },
    });
    if (done) update({ state: "done", doneBytes: entry.sizeBytes, ...noRate });
    else update({ state: "failed", ...noRate });
  };

  const run = async () => {
    try {
      await queue(work, signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ model: entry.id, error }, "model download broke");
      update({ state: signal.aborted ? "cancelled" : "failed", ...noRate });
    }
    log.info({ model: entry.id, state: download.state }, "model download ended");
  };

  return {
    download: () => download,
    isRunning: () => ["waiting", "downloading", "verifying"].includes(download.state),
    ended: run(),
    abort: () => abort.abort(),
  };
}

function progressOf(
  doneBytes: number,
  { sizeBytes }: CatalogEntry,
  meter: Meter,
): Partial<Download> {
  const nowMs = performance.now();
  meter.add(doneBytes, nowMs);
  const bytesPerSecond = meter.bytesPerSecond(nowMs);
  const left = Math.max(0, sizeBytes - doneBytes);
  return {
    doneBytes: Math.min(doneBytes, sizeBytes),
    bytesPerSecond,
    secondsLeft: bytesPerSecond === null || bytesPerSecond === 0 ? null : left / bytesPerSecond,
  };
}
