import { AppError } from "#lib/errors";
import { startWorker, watchdog, type Worker } from "#lib/worker";
import type { KnowledgeAnswer, KnowledgeLog } from "./contract.ts";
import { isFromSearch, type FromSearch, type ToSearch } from "./messages.ts";
import type { SearchRequest } from "./search/query.ts";

export interface SearchProcessOptions {
  readonly dir: string;
  readonly log: KnowledgeLog;
  /** Without a question for so long the process ends; the next question starts it anew. */
  readonly idleMs: number;
}

/** A search takes milliseconds; one that is silent for so long hangs. */
const stallMs = 30_000;

/** The child process that searches: started by the first question, and again after it died. */
export class SearchProcess {
  private readonly options: SearchProcessOptions;
  private readonly waiting = new Map<number, PromiseWithResolvers<KnowledgeAnswer>>();
  private readonly dog = watchdog(stallMs, () => this.worker?.kill());
  private worker: Worker<ToSearch> | undefined;
  private idle: NodeJS.Timeout | undefined;
  private nextId = 1;

  constructor(options: SearchProcessOptions) {
    this.options = options;
  }

  /** Undefined while none runs. */
  get processId(): number | undefined {
    return this.worker?.processId;
  }

  /** @throws AppError `model-failed`; the signal's reason when aborted */
  async search(request: SearchRequest, signal: AbortSignal): Promise<KnowledgeAnswer> {
    signal.throwIfAborted();
    const id = this.nextId++;
    const answering = Promise.withResolvers<KnowledgeAnswer>();
    const abort = () => answering.reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    this.waiting.set(id, answering);
    this.watch();
    this.worker ??= this.start();
    this.worker.send({ id, request });
    return await answering.promise.finally(() => {
      signal.removeEventListener("abort", abort);
      this.waiting.delete(id);
      this.watch();
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.idle);
    this.dog.stop();
    await this.worker?.stop();
  }

  private start(): Worker<ToSearch> {
    const { dir, log } = this.options;
    const worker = startWorker<ToSearch>({
      entry: new URL("./search/main.ts", import.meta.url),
      args: [dir],
      onMessage: (message) => {
        if (isFromSearch(message)) this.receive(message);
      },
      onOutput: (line) => log.warn({ line }, "The search process wrote a line."),
    });
    void this.watchOver(worker);
    return worker;
  }

  private async watchOver(worker: Worker<ToSearch>): Promise<void> {
    const { code, signal, expected } = await worker.exited;
    if (!expected) {
      this.options.log.warn(
        { code, signal },
        "The search process died; the next search starts it.",
      );
    }
    // One that was put away has nobody waiting: those who came after have another.
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const answering of this.waiting.values()) answering.reject(unusable("it died"));
  }

  private receive(message: FromSearch): void {
    this.dog.feed();
    const answering = this.waiting.get(message.id);
    if ("answer" in message) return answering?.resolve(message.answer);
    this.options.log.warn({ cause: message.failure }, "A search failed.");
    answering?.reject(unusable(message.failure));
  }

  private watch(): void {
    this.dog.watch(this.waiting.size > 0);
    clearTimeout(this.idle);
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => this.putAway(), this.options.idleMs).unref();
  }

  private putAway(): void {
    const worker = this.worker;
    this.worker = undefined;
    void worker?.stop();
  }
}

function unusable(cause: string): AppError {
  const message = "The library could not be searched just now. Try again.";
  return new AppError("model-failed", message, { cause });
}
