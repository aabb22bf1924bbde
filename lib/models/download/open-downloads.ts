import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#lib/errors";
import type { Download } from "#lib/protocol";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import { startJob, type Job, type JobOptions } from "./job.ts";
import { blankDownload, findLeftovers } from "./leftovers.ts";
import { openQueue } from "./queue.ts";

export interface Downloads extends AsyncDisposable {
  begin(entry: CatalogEntry): Download;
  finished(modelId: string): Promise<Download>;
  cancel(modelId: string): Promise<void>;
  /** Forgets a download that has ended, when its model was deleted. */
  forget(modelId: string): void;
  list(): readonly Download[];
}

export interface DownloadsOptions extends Omit<JobOptions, "root" | "queue"> {
  readonly catalog: readonly CatalogEntry[];
}

/** More at once would only share the line. */
const maxAtOnce = 2;

/** Keeps the downloads of this run and finds those that an earlier run left unfinished. */
export async function openDownloads(options: DownloadsOptions): Promise<Downloads> {
  const { dir, catalog, onChange } = options;
  const root = join(dir, ".downloads");
  const jobs = new Map<string, Job>();
  const queue = openQueue(maxAtOnce);
  const left = await findLeftovers(root, { dir, catalog });

  return {
    begin(entry) {
      const before = jobs.get(entry.id);
      if (before?.isRunning() === true) return before.download();
      refuse(entry, options);
      const doneBytes = left.get(entry.id)?.doneBytes ?? before?.download().doneBytes ?? 0;
      const first = { ...blankDownload(entry), doneBytes };
      const job = startJob(entry, first, { ...options, root, queue });
      left.delete(entry.id);
      jobs.set(entry.id, job);
      onChange();
      return job.download();
    },
    async finished(modelId) {
      const job = jobs.get(modelId);
      if (job === undefined) {
        throw new AppError("not-found", "There is no download of that model.");
      }
      await job.ended;
      return job.download();
    },
    async cancel(modelId) {
      const job = jobs.get(modelId);
      job?.abort();
      await job?.ended;
    },
    forget(modelId) {
      if (jobs.get(modelId)?.isRunning() === false) jobs.delete(modelId);
    },
    list: () => [...left.values(), ...[...jobs.values()].map((job) => job.download())],
    async [Symbol.asyncDispose]() {
      for (const job of jobs.values()) job.abort();
      await Promise.all([...jobs.values()].map(({ ended }) => ended));
    },
  };
}

function refuse(entry: CatalogEntry, { dir, shippedDir, network }: DownloadsOptions): void {
  const places = shippedDir === undefined ? [dir] : [dir, shippedDir];
  if (places.some((place) => existsSync(join(place, entry.fileName)))) {
    throw new AppError(
      "conflict",
      `A file named ${entry.fileName} is in the models folder already.`,
    );
  }
  if (network.offline && !entry.sources.some(({ type }) => type === "file")) {
    throw new AppError(
      "not-allowed",
      "Hearth is offline by choice; put a .gguf file into the models folder, or leave offline mode to download one.",
    );
  }
}
