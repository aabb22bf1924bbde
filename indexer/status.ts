import type { IndexerStatus } from "#lib/db";
import type { Pace } from "./pace.ts";
import type { StepPorts } from "./ports.ts";
import type { Vectors } from "./vectors.ts";

/** Whoever reads the status calls it old after 45 seconds. */
const heartbeatMs = 10_000;
const workingMs = 2_000;

export interface StatusOptions {
  readonly ports: StepPorts;
  readonly vectors: Vectors;
  readonly pace: Pace;
  /** What the watcher sees, and what hinders. */
  readonly seen: () => Pick<IndexerStatus, "folders" | "problem">;
}

/** Keeps saying how the indexer is, so that its silence means that it is gone. */
export class Status implements AsyncDisposable {
  readonly #options: StatusOptions;
  #timer: NodeJS.Timeout | undefined;
  #told = "";
  #writing: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: StatusOptions) {
    this.#options = options;
    this.tell();
  }

  /** Says it now rather than at the next beat. */
  tell(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#writing = this.#writing.then(() => this.#write());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { db, log, notices } = this.#options.ports;
    try {
      const said = await this.#compose();
      await db.settings.set("library-status", { at: new Date().toISOString(), ...said });
      if (JSON.stringify(said) !== this.#told) notices.status();
      this.#told = JSON.stringify(said);
    } catch (error) {
      log.warn({ err: error }, "the status was not written");
    }
    if (this.#isClosed) return;
    const isWorking = this.#options.pace.rate(Date.now()) !== undefined;
    this.#timer = setTimeout(() => this.tell(), isWorking ? workingMs : heartbeatMs);
  }

  async #compose(): Promise<Omit<IndexerStatus, "at">> {
    const { ports, vectors, pace, seen } = this.#options;
    const { meaning, db } = ports;
    const { folders, problem } = seen();
    const rate = pace.rate(Date.now());
    const rebuilding = await vectors.rebuilding();
    return {
      folders,
      problem: problem ?? (meaning === undefined ? wordsOnly : null),
      rate: rate === undefined ? null : Math.round(rate * 10) / 10,
      secondsLeft:
        rate === undefined || meaning === undefined
          ? null
          : await this.#secondsLeft(rate, meaning.table, db),
      embeddingModel: meaning?.name ?? null,
      rebuilding: rebuilding ?? null,
    };
  }

  async #secondsLeft(rate: number, table: string, db: StepPorts["db"]): Promise<number> {
    const { passages, embedded } = await db.libraryVectors.figures(table);
    return Math.ceil((passages - embedded) / rate);
  }
}

const wordsOnly =
  "The embedding model cannot be used, so books are found by their words only. The log says why.";
