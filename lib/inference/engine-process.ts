import { AppError } from "#lib/errors";
import { startWorker, watchdog, type Worker, type WorkerExit } from "#lib/worker";
import type { EngineLog, Measure, Turn } from "./contract.ts";
import {
  isFromEngine,
  type EngineRequest,
  type FromEngine,
  type LoadedFacts,
  type LoadOrder,
  type RunPart,
  type SlotState,
  type ToEngine,
} from "./messages.ts";
import { lostError } from "./model-errors.ts";
import { RunChannel } from "./run-channel.ts";

export interface EngineState {
  readonly slots: readonly SlotState[];
  readonly queued: number;
  readonly memoryBytes: number | undefined;
}

export interface EngineProcessOptions {
  readonly order: LoadOrder;
  readonly modelId: string;
  /** Silence for so long while answers are being written means that a batch hangs. */
  readonly stallMs: number;
  readonly log: EngineLog;
  readonly onProgress: (progress: number) => void;
  readonly onState: () => void;
}

export interface EngineRun {
  readonly parts: AsyncIterable<RunPart>;
  /** Settles, without failing, once the engine has let go of the slot. */
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

/** Slow disks are slow, and making the context says nothing until it is done. */
const loadStallMs = 180_000;

interface OpenRun {
  readonly parts: RunChannel<RunPart>;
  readonly finish: (failure?: Error) => void;
}

/** One child process with one model in it, from its start to its end. */
export class EngineProcess {
  /** Fails with AppError `model-failed` when the model cannot be loaded or the process dies before. */
  readonly loaded: Promise<LoadedFacts>;
  readonly exited: Promise<WorkerExit>;
  state: EngineState = { slots: [], queued: 0, memoryBytes: undefined };
  private readonly worker: Worker<ToEngine>;
  private readonly options: EngineProcessOptions;
  private readonly runs = new Map<string, OpenRun>();
  private readonly measures = new Map<string, PromiseWithResolvers<Measure>>();
  private readonly loadDog;
  private readonly runDog;
  private readonly load = Promise.withResolvers<LoadedFacts>();
  private isLoading = true;
  private nextId = 1;
  private isOver = false;

  constructor(options: EngineProcessOptions) {
    this.options = options;
    this.loadDog = watchdog(loadStallMs, () => this.stalled());
    this.runDog = watchdog(options.stallMs, () => this.stalled());
    this.worker = startWorker<ToEngine>({
      entry: new URL("./engine/main.ts", import.meta.url),
      env: { NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true" },
      onMessage: (message) => {
        if (isFromEngine(message)) this.receive(message);
      },
      onOutput: (line) =>
        options.log.warn({ modelId: options.modelId, line }, "The engine wrote a line."),
    });
    this.loaded = this.load.promise;
    // Whoever awaits `loaded` hears of the failure; nobody has to.
    this.loaded.catch(() => undefined);
    this.exited = this.worker.exited.then((exit) => this.ended(exit));
    this.worker.send({ type: "load", order: options.order });
    this.watch();
  }

  get hasEnded(): boolean {
    return this.isOver;
  }

  get processId(): number | undefined {
    return this.worker.processId;
  }

  run(request: EngineRequest): EngineRun {
    const id = String(this.nextId++);
    const parts = new RunChannel<RunPart>();
    const done = Promise.withResolvers<void>();
    const finish = (failure?: Error) => {
      this.runs.delete(id);
      parts.close(failure);
      this.watch();
      done.resolve();
    };
    this.runs.set(id, { parts, finish });
    this.watch();
    this.worker.send({ type: "generate", id, request });
    return {
      parts,
      done: done.promise,
      cancel: () => this.worker.send({ type: "cancel", id }),
    };
  }

  /** Counts what the model would read. Fails as a run does, and when the process dies. */
  async measure(turns: readonly Turn[]): Promise<Measure> {
    const id = String(this.nextId++);
    const measuring = Promise.withResolvers<Measure>();
    this.measures.set(id, measuring);
    this.watch();
    this.worker.send({ type: "measure", id, turns });
    if (this.isOver) measuring.reject(lostError());
    return await measuring.promise.finally(() => {
      this.measures.delete(id);
      this.watch();
    });
  }

  async stop(): Promise<void> {
    await this.worker.stop();
  }

  private receive(message: FromEngine): void {
    // What was still on its way from a process that has ended would bring its slots back on the board.
    if (this.isOver) return;
    this.loadDog.feed();
    this.runDog.feed();
    switch (message.type) {
      case "load-progress":
        return this.options.onProgress(message.progress);
      case "loaded":
        this.state = { ...this.state, slots: message.facts.slots };
        return this.settle(() => this.load.resolve(message.facts));
      case "load-failed": {
        const { modelId, log } = this.options;
        log.error({ modelId, cause: message.cause }, "A model could not be loaded.");
        return this.settle(() => this.load.reject(new AppError("model-failed", message.message)));
      }
      case "part":
        return this.deliver(message.id, message.part);
      case "failed":
        return this.fail(message);
      case "measured":
        return this.measures.get(message.id)?.resolve(message.measure);
      case "state":
        this.state = message;
        return this.options.onState();
      case "log": {
        const { modelId, log } = this.options;
        return log[message.level](
          { modelId, line: message.message.trim() },
          "The engine wrote a line.",
        );
      }
    }
  }

  private deliver(id: string, part: RunPart): void {
    const run = this.runs.get(id);
    run?.parts.push(part);
    if (part.type === "end") run?.finish();
  }

  private fail({ id, failure }: Extract<FromEngine, { type: "failed" }>): void {
    const { code, message, facts, cause } = failure;
    if (cause !== undefined) {
      this.options.log.error({ modelId: this.options.modelId, cause }, "A generation failed.");
    }
    const failed = new AppError(code, message, { facts, cause });
    this.runs.get(id)?.finish(failed);
    this.measures.get(id)?.reject(failed);
  }

  private ended(exit: WorkerExit): WorkerExit {
    this.loadDog.stop();
    this.runDog.stop();
    this.isOver = true;
    this.settle(() =>
      this.load.reject(new AppError("model-failed", "The engine ended while loading the model.")),
    );
    for (const run of this.runs.values()) run.finish(lostError());
    for (const measuring of this.measures.values()) measuring.reject(lostError());
    return exit;
  }

  private settle(how: () => void): void {
    this.isLoading = false;
    how();
    this.watch();
  }

  private watch(): void {
    this.loadDog.watch(this.isLoading);
    this.runDog.watch(!this.isLoading && this.runs.size + this.measures.size > 0);
  }

  private stalled(): void {
    const { modelId, log } = this.options;
    log.error(
      { modelId, isLoading: this.isLoading },
      "The engine made no progress and is restarted.",
    );
    this.worker.kill();
  }
}
