import { randomUUID } from "node:crypto";
import type { Job as ClaimedJob, PgBoss } from "pg-boss";
import { AppError } from "#lib/errors";
import type { Log } from "#lib/log";
import type { Job } from "#lib/protocol";
import type { JobKind, JobPayloads, Jobs, JobWork } from "./contract.ts";
import { readPutAway, toJob, type PutAway, type QueuedJob } from "./put-away.ts";

/**
 * What is put away here is looked for when it is due; this finds what waits for another try, or was
 * put away by another process.
 */
const pollingIntervalSeconds = 15;

const mostShown = 100;
/** Less than the runtime waits. */
const stoppingLimitMs = 3_000;

export interface HouseJobsOptions {
  readonly boss: PgBoss;
  readonly queue: string;
  readonly log: Log;
}

type Works = { [Kind in JobKind]?: JobWork<Kind> };

/** The queue as the house uses it. */
export class HouseJobs implements Jobs {
  readonly #boss: PgBoss;
  readonly #queue: string;
  readonly #log: Log;
  readonly #works: Works = {};
  readonly #listeners = new Set<(job: Job) => void>();
  /** What is being done here, with the way to end it. */
  readonly #running = new Map<string, AbortController>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #closing = new AbortController();
  #worker: Promise<string> | undefined;

  constructor({ boss, queue, log }: HouseJobsOptions) {
    this.#boss = boss;
    this.#queue = queue;
    this.#log = log;
  }

  async add<Kind extends JobKind>(
    kind: Kind,
    payload: JobPayloads[Kind],
    { key = randomUUID(), afterSeconds = 0 }: { key?: string; afterSeconds?: number } = {},
  ): Promise<void> {
    const options = { singletonKey: `${kind} ${key}`, startAfter: afterSeconds };
    const id = await this.#boss.send(this.#queue, { kind, payload }, options);
    // None when the same is waiting already.
    if (id === null) return;
    await this.#tell(id);
    this.#lookAfter(afterSeconds);
  }

  async work<Kind extends JobKind>(kind: Kind, work: JobWork<Kind>): Promise<void> {
    Object.assign(this.#works, { [kind]: work });
    this.#worker ??= this.#boss.work(
      this.#queue,
      { pollingIntervalSeconds, batchSize: 1 },
      (claimed: readonly ClaimedJob<unknown>[]) => this.#doAll(claimed),
    );
    await this.#worker;
  }

  async list(): Promise<Job[]> {
    const found: readonly QueuedJob[] = await this.#boss.findJobs(this.#queue);
    return found
      .map(toJob)
      .filter((job) => job !== undefined)
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
      .slice(0, mostShown);
  }

  async cancel(id: string): Promise<void> {
    if ((await this.#find(id)) === undefined) {
      throw new AppError("not-found", "There is no such piece of work. It may be done already.");
    }
    await this.#boss.cancel(this.#queue, id);
    this.#running.get(id)?.abort();
    await this.#tell(id);
  }

  onChange(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#boss.stop({ graceful: true, timeout: stoppingLimitMs });
    this.#listeners.clear();
  }

  /** Has the worker look when a job is due, rather than every second whether one is. */
  #lookAfter(seconds: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#worker?.then((worker) => this.#boss.notifyWorker(worker));
      },
      seconds * 1_000 + 50,
    );
    this.#timers.add(timer.unref());
  }

  async #doAll(claimed: readonly ClaimedJob<unknown>[]): Promise<void> {
    for (const job of claimed) await this.#do(job);
  }

  async #do({ id, data, signal }: ClaimedJob<unknown>): Promise<void> {
    const putAway = readPutAway(data);
    if (putAway === undefined) throw new Error("This release does not know this kind of work.");
    const ending = new AbortController();
    this.#running.set(id, ending);
    await this.#tell(id);
    try {
      await this.#begin(putAway, AbortSignal.any([signal, ending.signal, this.#closing.signal]));
      await this.#boss.complete(this.#queue, id);
    } catch (error) {
      this.#log.info({ err: error, jobId: id, kind: putAway.kind }, "job not done");
      await this.#boss.fail(this.#queue, id);
    } finally {
      this.#running.delete(id);
    }
    // Settled here and not by the queue's own worker, so that listeners hear of the outcome.
    await this.#tell(id);
  }

  async #begin(putAway: PutAway, signal: AbortSignal): Promise<void> {
    switch (putAway.kind) {
      case "title":
        return await this.#works.title?.(putAway.payload, signal);
      case "purge":
        return await this.#works.purge?.({}, signal);
    }
  }

  async #find(id: string): Promise<Job | undefined> {
    const found: readonly QueuedJob[] = await this.#boss.findJobs(this.#queue, { id });
    return found.map(toJob)[0];
  }

  async #tell(id: string): Promise<void> {
    if (this.#listeners.size === 0) return;
    const job = await this.#find(id);
    if (job === undefined) return;
    for (const listener of this.#listeners) listener(job);
  }
}
