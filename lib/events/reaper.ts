import { setTimeout as wait } from "node:timers/promises";
import type { Database, Queries, StoredRun } from "#lib/db";
import type { Log } from "#lib/log";
import type { Append } from "./contract.ts";
import type { Journal } from "./journal.ts";
import { storeRunEnd, type EndOfRun } from "./store-run-end.ts";

/** At first often, because the lock of a process that was killed outlives it by a moment. */
const firstPauseMs = 1_000;
const lastPauseMs = 30_000;

export interface ReaperPorts {
  readonly db: Database;
  readonly journal: Journal;
  readonly worker: number;
  readonly log: Log;
}

const ofDead: EndOfRun = { state: "stopped", ending: { status: "stopped" }, actor: "house" };

/** Ends the runs that nobody works on any more. */
export class Reaper implements AsyncDisposable {
  readonly #ports: ReaperPorts;
  readonly #abandoned = new Map<string, EndOfRun>();
  readonly #closing = new AbortController();
  #pauseMs = firstPauseMs;
  #round: AbortController | undefined;
  #rounds: Promise<void> | undefined;

  constructor(ports: ReaperPorts) {
    this.#ports = ports;
  }

  /** Goes round now and then, until it is closed. */
  start(): void {
    this.#rounds ??= this.#goRound();
  }

  /** A run of this process whose end could not be stored. */
  abandon(runId: string, end: EndOfRun): void {
    this.#abandoned.set(runId, end);
    this.#pauseMs = firstPauseMs;
    this.#round?.abort();
  }

  async reap(): Promise<number> {
    const { db, worker, log } = this.#ports;
    let count = 0;
    for (const run of await db.runs.listOrphans(worker)) {
      if (await this.#end(run, ofDead)) count += 1;
    }
    for (const [id, end] of this.#abandoned) {
      const run = await db.runs.find(id);
      if (run !== undefined && (await this.#end(run, end))) count += 1;
      this.#abandoned.delete(id);
    }
    if (count > 0) log.info({ count }, "runs that nobody worked on ended");
    return count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    this.#round?.abort();
    await this.#rounds;
  }

  async #end(run: StoredRun, end: EndOfRun): Promise<boolean> {
    const work = (tx: Queries, append: Append) => storeRunEnd(tx, append, run, end);
    return (await this.#ports.journal.write(run.conversationId, work)) !== undefined;
  }

  async #goRound(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      this.#round = new AbortController();
      const pause = wait(this.#pauseMs, undefined, { signal: this.#round.signal, ref: false });
      this.#pauseMs = Math.min(this.#pauseMs * 2, lastPauseMs);
      await pause.catch(() => undefined);
      if (this.#closing.signal.aborted) return;
      try {
        await this.reap();
      } catch (error) {
        this.#pauseMs = firstPauseMs;
        this.#ports.log.warn({ err: error }, "runs that nobody works on not ended yet");
      }
    }
  }
}
