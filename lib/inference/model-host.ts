import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors";
import type { InferenceOptions, ModelFile } from "./contract.ts";
import { CrashBook } from "./crash-book.ts";
import { EngineProcess } from "./engine-process.ts";
import { asError, closedError, faultyError, missingError } from "./model-errors.ts";
import { ModelLine, type Claim } from "./model-line.ts";
import { nothingLoaded, type StatusBoard } from "./status-board.ts";

/** The right to use the loaded model; while one is out, the model stays. */
export interface Lease {
  readonly engine: EngineProcess;
  /** Calls back, once, when somebody waits for another model and this holder could give way. */
  readonly onWanted: (giveWay: () => void) => void;
  readonly release: () => void;
}

const defaultStallMs = 120_000;

/**
 * Keeps at most one model in memory and decides which. Everything that wants a model stands in one
 * line; the host works through it from the front, so that a wish for another model is served
 * once those before it are done, however many keep coming for the present one.
 */
export class ModelHost {
  private readonly options: InferenceOptions;
  private readonly board: StatusBoard;
  private readonly line = new ModelLine<EngineProcess>();
  private readonly crashes = new CrashBook();
  private readonly closing = new AbortController();
  private loaded: { readonly modelId: string; readonly engine: EngineProcess } | undefined;
  private starting: EngineProcess | undefined;
  private leases = 0;
  /** What to tell the holders that give way to others. */
  private readonly givingWay = new Set<() => void>();
  private isSettling = false;
  private hasNews = false;
  private idleTimer: NodeJS.Timeout | undefined;
  /** After a crash the next start waits, longer each time. */
  private notBeforeMs = 0;

  constructor(options: InferenceOptions, board: StatusBoard) {
    this.options = options;
    this.board = board;
  }

  /** True when a request for this model would not have to wait for a load. */
  isReadyFor(modelId: string): boolean {
    return this.loaded?.modelId === modelId && this.line.front() === undefined;
  }

  /** The engine that has this model in memory, if it may be used at once. */
  findReady(modelId: string): EngineProcess | undefined {
    return this.isReadyFor(modelId) ? this.loaded?.engine : undefined;
  }

  /** Resolves once the model is in memory; an abort leaves the line and throws `stopped`. */
  async acquire(modelId: string, signal: AbortSignal): Promise<Lease> {
    await this.requireFile(modelId);
    if (this.crashes.isFaulty(modelId, Date.now())) throw faultyError();
    const { promise, resolve, reject } = Promise.withResolvers<Lease>();
    const leave = this.join(modelId, {
      grant: (engine) => engine && resolve(this.lease(engine)),
      refuse: reject,
    });
    const abort = () => {
      leave();
      reject(new AppError("stopped", "The request was stopped."));
    };
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    return await promise.finally(() => signal.removeEventListener("abort", abort));
  }

  /** A person asks for this model: what is held against it is forgotten. */
  async load(modelId: string): Promise<void> {
    this.crashes.forget(modelId);
    const lease = await this.acquire(modelId, this.closing.signal);
    lease.release();
  }

  async unload(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.join(undefined, { grant: () => resolve(undefined), refuse: reject });
    await promise;
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearTimeout(this.idleTimer);
    this.line.refuseAll(closedError());
    await this.starting?.stop();
    await this.takeOut();
  }

  private join(
    modelId: string | undefined,
    answers: Omit<Claim<EngineProcess>, "modelId">,
  ): () => void {
    if (this.closing.signal.aborted) throw closedError();
    const leave = this.line.join({ modelId, ...answers });
    void this.settle();
    return leave;
  }

  private lease(engine: EngineProcess): Lease {
    clearTimeout(this.idleTimer);
    this.leases++;
    let isOut = true;
    let tell: (() => void) | undefined;
    return {
      engine,
      onWanted: (giveWay) => {
        tell = giveWay;
        this.givingWay.add(giveWay);
        void this.settle();
      },
      release: () => {
        if (!isOut) return;
        isOut = false;
        if (tell !== undefined) this.givingWay.delete(tell);
        this.leases--;
        void this.settle();
      },
    };
  }

  private async settle(): Promise<void> {
    // News that comes while the last step is being awaited must not be lost, or the line would stand still.
    this.hasNews = true;
    if (this.isSettling) return;
    this.isSettling = true;
    try {
      while (this.hasNews && !this.closing.signal.aborted) {
        this.hasNews = false;
        while (!this.closing.signal.aborted && (await this.step())) continue;
      }
    } finally {
      this.isSettling = false;
    }
  }

  /** Does what the front of the line needs next; false when there is nothing to do but wait. */
  private async step(): Promise<boolean> {
    const front = this.line.front();
    if (front === undefined) {
      this.startIdleTimer();
      return false;
    }
    if (this.loaded?.modelId === front.modelId) {
      const engine = this.loaded?.engine;
      for (const claim of this.line.takeAll(front.modelId)) claim.grant(engine);
      return true;
    }
    if (this.leases > 0) {
      for (const giveWay of this.givingWay) giveWay();
      return false;
    }
    await this.takeOut();
    if (front.modelId !== undefined) await this.bringIn(front.modelId);
    return true;
  }

  private async takeOut(): Promise<void> {
    const leaving = this.loaded;
    if (leaving === undefined) return;
    this.loaded = undefined;
    await leaving.engine.stop();
    this.board.set({ ...nothingLoaded, state: "empty", modelId: null });
    this.options.log.info({ modelId: leaving.modelId }, "A model left memory.");
  }

  private async bringIn(modelId: string): Promise<void> {
    const waitMs = this.notBeforeMs - Date.now();
    if (waitMs > 0)
      await sleep(waitMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
    const file = await this.findFile(modelId);
    if (file === undefined || this.closing.signal.aborted) return;
    const startMs = performance.now();
    const engine = this.start(modelId, file);
    this.starting = engine;
    try {
      const facts = await engine.loaded;
      this.loaded = { modelId, engine };
      const { contextSize, threads, gpu } = facts;
      this.board.set({
        state: "ready",
        problem: null,
        loadProgress: null,
        contextSize,
        threads,
        gpu,
      });
      this.board.set({ slots: [...facts.slots] });
      const loadMs = Math.round(performance.now() - startMs);
      this.options.log.info(
        { modelId, loadMs, contextSize, slots: facts.slots.length },
        "A model is loaded.",
      );
      void this.watchOver(modelId, engine);
    } catch (error) {
      await this.loadFailed(modelId, engine, error);
    } finally {
      this.starting = undefined;
    }
  }

  /** Undefined after everyone who waits for the model has been told why there is none. */
  private async findFile(modelId: string): Promise<ModelFile | undefined> {
    try {
      const file = await this.options.findModel(modelId);
      if (file === undefined) this.refuse(modelId, missingError(modelId));
      return file;
    } catch (error) {
      this.refuse(modelId, asError(error));
      return undefined;
    }
  }

  private start(modelId: string, file: ModelFile): EngineProcess {
    const { threads, slots, contextSize, gpu, log } = this.options;
    const { path, sizeBytes, trainedContext } = file;
    const engine = new EngineProcess({
      modelId,
      log,
      order: { path, sizeBytes, trainedContext, threads, slots, contextSize, gpu },
      stallMs: this.options.stallMs ?? defaultStallMs,
      onProgress: (loadProgress) => this.board.set({ loadProgress }),
      onState: () => {
        const { slots: states, queued, memoryBytes } = engine.state;
        this.board.set({ slots: [...states], queued, memoryBytes: memoryBytes ?? null });
      },
    });
    const processId = engine.processId ?? null;
    this.board.set({ ...nothingLoaded, state: "loading", modelId, loadProgress: 0, processId });
    return engine;
  }

  private async watchOver(modelId: string, engine: EngineProcess): Promise<void> {
    const exit = await engine.exited;
    if (exit.expected || this.closing.signal.aborted) return;
    this.loaded = undefined;
    this.options.log.error({ modelId, code: exit.code, signal: exit.signal }, "The engine died.");
    this.crashed(modelId);
    if (this.crashes.isFaulty(modelId, Date.now())) return;
    // Loaded again without being asked, so that whoever comes next finds it ready.
    this.line.joinFront({ modelId, grant: () => undefined, refuse: () => undefined });
    void this.settle();
  }

  private async loadFailed(modelId: string, engine: EngineProcess, error: unknown): Promise<void> {
    const hasCrashed = engine.hasEnded;
    await engine.stop();
    if (this.closing.signal.aborted) return;
    if (hasCrashed) return this.crashed(modelId);
    const verdict = this.crashes.crashed(modelId, Date.now());
    if (verdict.action === "give-up") return this.declareFaulty(modelId);
    this.board.set({ ...nothingLoaded, state: "empty", modelId: null });
    this.refuse(modelId, asError(error));
  }

  private crashed(modelId: string): void {
    const verdict = this.crashes.crashed(modelId, Date.now());
    this.board.set({ ...nothingLoaded, modelId, restarts: this.board.status.restarts + 1 });
    if (verdict.action === "give-up") return this.declareFaulty(modelId);
    this.notBeforeMs = Date.now() + verdict.delayMs;
    const problem = "The engine stopped unexpectedly and is starting again.";
    this.board.set({ state: "restarting", problem });
  }

  private declareFaulty(modelId: string): void {
    const error = faultyError();
    this.options.log.error(
      { modelId },
      "A model keeps failing and is left alone for five minutes.",
    );
    this.board.set({ ...nothingLoaded, state: "faulty", modelId, problem: error.message });
    this.refuse(modelId, error);
  }

  private refuse(modelId: string, error: Error): void {
    for (const claim of this.line.takeAll(modelId)) claim.refuse(error);
  }

  private async requireFile(modelId: string): Promise<void> {
    if ((await this.options.findModel(modelId)) === undefined) throw missingError(modelId);
  }

  private startIdleTimer(): void {
    const idleMs = this.options.idleUnloadMinutes * 60_000;
    if (idleMs === 0 || this.leases > 0 || this.loaded === undefined) return;
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => void this.unload().catch(() => undefined), idleMs).unref();
  }
}
