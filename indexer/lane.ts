import { setTimeout as wait } from "node:timers/promises";
import type { IndexQueue, IndexStep, TakenStep } from "#lib/jobs";
import type { Pace } from "./pace.ts";
import type { StepPorts } from "./ports.ts";
import type { Vectors } from "./vectors.ts";
import type { Bin } from "./steps/bin.ts";
import { clearStep } from "./steps/clear-step.ts";
import { embedStep } from "./steps/embed-step.ts";
import { failReading, readStep, waitsToBeRead } from "./steps/read-step.ts";

/** What waits for another try is looked for this often; anything else wakes the lane by itself. */
const retryMs = 2_000;
const idleMs = 60_000;
/** The longest pause before another try, and a little. */
const retryingMs = 90_000;
/** What a model reads in a few seconds: more is lost by a crash, fewer are written one by one. */
const batch = 32;
/** What it reads within a breath, while somebody waits for an answer. */
const smallBatch = 4;

export interface LaneOptions {
  readonly ports: StepPorts;
  readonly queue: IndexQueue;
  readonly vectors: Vectors;
  readonly bin: Bin;
  readonly pace: Pace;
}

/**
 * Does the steps that are in line, one at a time, so that there is one writer and the machine has
 * something left. Which is next is up to the line; what there is to do is up to the rows.
 */
export class Lane {
  readonly #options: LaneOptions;
  #awake = Promise.withResolvers<void>();
  #isPaused = false;
  /** Ends the step that is being done, so that it goes back into the line. */
  #breaking = new AbortController();
  #turns = 0;
  #hasWritten = false;
  #retriesUntilMs = 0;
  /** Something came into the line that goes before embedding. */
  #isUrged = false;
  #isEmbeddingHindered = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** What keeps books from being found by meaning, in a sentence; null when nothing does. */
  get problem(): string | null {
    return this.#isEmbeddingHindered
      ? "Computing what passages mean failed, so new books are found by their words only. It is tried again; the log says why."
      : null;
  }

  /** Steps that a process which died had taken wait a moment for their next try. */
  expectRetries(): void {
    this.#retriesUntilMs = performance.now() + retryingMs;
  }

  /** Puts into the line whatever the rows say has to be done. */
  async lookAround(): Promise<void> {
    const { db } = this.#options.ports;
    const waiting = await db.librarySteps.listWaiting();
    const steps: IndexStep[] = waiting.map((documentId) => ({ kind: "read", documentId }));
    const manifest = db.libraryManifest;
    const [removed, forgettable, binned] = await Promise.all([
      manifest.listRemoved(),
      manifest.listForgettable(),
      this.#options.bin.list(),
    ]);
    if (removed.length + forgettable.length + binned.length > 0) steps.push({ kind: "clear" });
    await this.add([...steps, { kind: "embed" }]);
  }

  async add(steps: readonly IndexStep[]): Promise<void> {
    await this.#options.queue.add(steps);
    if (steps.some(({ kind }) => kind === "read" || kind === "clear")) this.#isUrged = true;
    this.#wake();
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.#breaking.abort();
    this.#wake();
  }

  /** Works until the signal is aborted; what is being done then goes back into the line. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const awake = this.#awake.promise;
      // Before the line is asked: what comes after that has to break off what the line gave.
      this.#isUrged = false;
      const taken = this.#isPaused ? undefined : await this.#options.queue.take();
      if (taken === undefined) await this.#rest(awake, signal);
      else await this.#finish(taken, signal);
    }
  }

  async #rest(awake: Promise<void>, signal: AbortSignal): Promise<void> {
    const resting = new AbortController();
    const restMs = performance.now() < this.#retriesUntilMs ? retryMs : idleMs;
    await Promise.race([
      awake,
      wait(restMs, undefined, { signal: AbortSignal.any([signal, resting.signal]) }).catch(
        () => undefined,
      ),
    ]);
    resting.abort();
  }

  #wake(): void {
    this.#awake.resolve();
    this.#awake = Promise.withResolvers();
  }

  async #finish(taken: TakenStep, signal: AbortSignal): Promise<void> {
    const { queue, ports } = this.#options;
    this.#breaking = new AbortController();
    const ending = AbortSignal.any([signal, this.#breaking.signal]);
    try {
      const next = await this.#do(taken.step, ending);
      if (taken.step.kind === "embed") this.#isEmbeddingHindered = false;
      await queue.done(taken);
      if (next.length > 0) await this.add(next);
    } catch (error) {
      if (ending.aborted) return await queue.putBack(taken);
      ports.log.warn({ err: error, step: taken.step }, "step not done");
      this.expectRetries();
      if (taken.step.kind === "embed") this.#isEmbeddingHindered = true;
      if (taken.isLastTry) await this.giveUp(taken.step);
      await queue.failed(taken);
    }
  }

  /** A book that could not be read so often is said to be unreadable; the rest is tried when it is looked for again. */
  async giveUp(step: IndexStep): Promise<void> {
    if (step.kind !== "read") return;
    const { ports } = this.#options;
    const document = await ports.db.librarySteps.find(step.documentId);
    if (document === undefined) return;
    await failReading(ports, document, {
      code: "crashed",
      message:
        "Reading this book failed again and again. Have it read once more, or look into the log.",
    });
  }

  /** Answers what has to be done next because of it. */
  async #do(step: IndexStep, signal: AbortSignal): Promise<IndexStep[]> {
    const { ports, bin } = this.#options;
    switch (step.kind) {
      case "read":
        await readStep(ports, step.documentId, signal);
        this.#hasWritten = true;
        // It may have changed while it was read.
        if (await waitsToBeRead(ports, step.documentId)) return [step];
        return [{ kind: "embed" }];
      case "embed":
        return await this.#embed(signal);
      case "clear":
        await clearStep(ports, { bin, now: new Date() });
        return [];
      case "tidy":
        await ports.writer.optimise();
        return [];
    }
  }

  async #embed(signal: AbortSignal): Promise<IndexStep[]> {
    const { ports, pace, vectors } = this.#options;
    const isSomebodyWaiting = await ports.db.librarySteps.hasLiveRun();
    const startedAt = performance.now();
    const { passages, computed } = await embedStep(ports, {
      limit: isSomebodyWaiting ? smallBatch : batch,
      atOnce: isSomebodyWaiting ? 1 : undefined,
      hasToEnd: () => this.#isUrged,
      first: this.#turns++ % 2 === 0 ? "newest" : "smallest",
      signal,
    });
    const durationMs = performance.now() - startedAt;
    if (computed > 0) pace.add(computed, Date.now(), durationMs);
    if (passages > 0) {
      this.#hasWritten = true;
      if (isSomebodyWaiting) await wait(durationMs, undefined, { signal });
      return [{ kind: "embed" }];
    }
    pace.stop();
    await vectors.complete();
    if (!this.#hasWritten) return [];
    this.#hasWritten = false;
    return [{ kind: "tidy" }];
  }
}
