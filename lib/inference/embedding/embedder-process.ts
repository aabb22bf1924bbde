import { AppError } from "#lib/errors";
import { startWorker, watchdog, type Worker, type WorkerExit } from "#lib/worker";
import type { EngineLog } from "../contract.ts";
import type { EmbedderFacts, EmbedOptions } from "./contract.ts";
import {
  isFromEmbedder,
  type EmbedderOrder,
  type FromEmbedder,
  type ToEmbedder,
} from "./messages.ts";

export interface EmbedderProcessOptions {
  readonly order: EmbedderOrder;
  /** Silence for so long while there is work means that it hangs. */
  readonly stallMs: number;
  readonly log: EngineLog;
}

interface OpenWork {
  readonly settle: PromiseWithResolvers<Float32Array[]>;
  readonly vectors: Float32Array[];
  missing: number;
}

/** One child process with one embedding model in it, from its start to its end. */
export class EmbedderProcess {
  /** Fails with AppError `model-failed` when the model cannot be used or the process dies before. */
  readonly loaded: Promise<EmbedderFacts>;
  readonly exited: Promise<WorkerExit>;
  private readonly options: EmbedderProcessOptions;
  private readonly worker: Worker<ToEmbedder>;
  private readonly works = new Map<string, OpenWork>();
  private readonly counts = new Map<string, PromiseWithResolvers<number[]>>();
  private readonly load = Promise.withResolvers<EmbedderFacts>();
  private readonly dog;
  private isLoading = true;
  private isOver = false;
  private nextId = 1;

  constructor(options: EmbedderProcessOptions) {
    this.options = options;
    this.dog = watchdog(options.stallMs, () => this.stalled());
    this.worker = startWorker<ToEmbedder>({
      entry: new URL("./child/main.ts", import.meta.url),
      env: {
        NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true",
        UV_THREADPOOL_SIZE: String(options.order.threads),
      },
      onMessage: (message) => {
        if (isFromEmbedder(message)) this.receive(message);
      },
      onOutput: (line) => this.say(line),
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

  async embed(
    texts: readonly string[],
    { role, atOnce, signal }: EmbedOptions,
  ): Promise<Float32Array[]> {
    const id = String(this.nextId++);
    const settle = Promise.withResolvers<Float32Array[]>();
    this.works.set(id, { settle, vectors: [], missing: texts.length });
    const abort = () => {
      this.worker.send({ type: "cancel", id });
      settle.reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    this.worker.send({ type: "embed", id, texts, role, atOnce });
    return await this.finished(settle, () => {
      signal?.removeEventListener("abort", abort);
      this.works.delete(id);
    });
  }

  async countTokens(texts: readonly string[]): Promise<number[]> {
    const id = String(this.nextId++);
    const counting = Promise.withResolvers<number[]>();
    this.counts.set(id, counting);
    this.worker.send({ type: "count", id, texts });
    return await this.finished(counting, () => this.counts.delete(id));
  }

  async stop(): Promise<void> {
    await this.worker.stop();
  }

  private async finished<Result>(
    { promise, reject }: PromiseWithResolvers<Result>,
    leave: () => void,
  ): Promise<Result> {
    this.watch();
    if (this.isOver) reject(lostError());
    return await promise.finally(() => {
      leave();
      this.watch();
    });
  }

  private receive(message: FromEmbedder): void {
    this.dog.feed();
    switch (message.type) {
      case "loaded":
        return this.settle(() => this.load.resolve(message.facts));
      case "load-failed":
        this.options.log.error(this.facts(message), "The embedding model could not be loaded.");
        return this.settle(() => this.load.reject(unusableError()));
      case "embedded":
        return this.deliver(message);
      case "counted":
        return this.counts.get(message.id)?.resolve([...message.counts]);
      case "failed":
        this.options.log.error(this.facts(message), "A text could not be embedded.");
        return this.works.get(message.id)?.settle.reject(refusedError());
      case "log":
        return this.say(message.message);
    }
  }

  private deliver({ id, index, vector }: Extract<FromEmbedder, { type: "embedded" }>): void {
    const work = this.works.get(id);
    if (work === undefined) return;
    const bytes = Uint8Array.from(Buffer.from(vector, "base64"));
    work.vectors[index] = new Float32Array(bytes.buffer);
    work.missing -= 1;
    if (work.missing === 0) work.settle.resolve(work.vectors);
  }

  private ended(exit: WorkerExit): WorkerExit {
    this.dog.stop();
    this.isOver = true;
    this.settle(() => this.load.reject(lostError()));
    for (const { settle } of this.works.values()) settle.reject(lostError());
    for (const counting of this.counts.values()) counting.reject(lostError());
    return exit;
  }

  private settle(how: () => void): void {
    this.isLoading = false;
    how();
    this.watch();
  }

  private watch(): void {
    this.dog.watch(!this.isOver && (this.isLoading || this.works.size + this.counts.size > 0));
  }

  private stalled(): void {
    this.options.log.error(this.facts(), "The embedder made no progress and is ended.");
    this.worker.kill();
  }

  private say(line: string): void {
    this.options.log.warn({ ...this.facts(), line: line.trim() }, "The embedder wrote a line.");
  }

  private facts(message?: { readonly cause: string }): object {
    return { model: this.options.order.name, ...(message && { cause: message.cause }) };
  }
}

function unusableError(): AppError {
  const message =
    "The embedding model could not be loaded. Its file may be damaged or be no embedding model.";
  return new AppError("model-failed", message);
}

function refusedError(): AppError {
  return new AppError("model-failed", "The embedding model could not work on a text.");
}

function lostError(): AppError {
  return new AppError("model-failed", "The embedding model stopped unexpectedly. Try again.");
}
