import { AppError } from "#lib/errors";
import { closedError } from "../model-errors.ts";
import { CrashBook } from "../crash-book.ts";
import type { Embedder, EmbedderFacts, EmbedderOptions } from "./contract.ts";
import { EmbedderProcess } from "./embedder-process.ts";

/** Loading reads the whole file once, maybe from a slow disk. */
const stallMs = 120_000;
/** On a busy machine what comes last gets a hundredth of a core, and nobody waits for it. */
const backgroundStallMs = 15 * 60_000;

/** Opens an embedding model. No process is started before it is first needed. */
export function openEmbedder(options: EmbedderOptions): Embedder {
  const host = new EmbedderHost(options);
  return {
    facts: async () => await host.facts(),
    embed: async (texts, how) =>
      await host.work(async (child) => {
        how.signal?.throwIfAborted();
        return texts.length === 0 ? [] : await child.embed(texts, how);
      }),
    countTokens: async (texts) =>
      await host.work(async (child) => (texts.length === 0 ? [] : await child.countTokens(texts))),
    [Symbol.asyncDispose]: async () => await host.close(),
  };
}

class EmbedderHost {
  private readonly options: EmbedderOptions;
  private readonly crashes = new CrashBook();
  private child: EmbedderProcess | undefined;
  private leaving: Promise<void> | undefined;
  private known: EmbedderFacts | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private working = 0;
  private isClosed = false;

  constructor(options: EmbedderOptions) {
    this.options = options;
  }

  async facts(): Promise<EmbedderFacts> {
    // The file of a model is not exchanged under the same path; what it is need be asked once.
    return this.known ?? (await this.work(async ({ loaded }) => await loaded));
  }

  async work<Result>(task: (child: EmbedderProcess) => Promise<Result>): Promise<Result> {
    if (this.isClosed) throw closedError();
    clearTimeout(this.idleTimer);
    this.working += 1;
    try {
      const child = await this.ready();
      return await task(child);
    } finally {
      this.working -= 1;
      this.rest();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.idleTimer);
    await Promise.all([this.child?.stop(), this.leaving]);
  }

  private async ready(): Promise<EmbedderProcess> {
    const child = this.present() ?? this.start();
    try {
      this.known = await child.loaded;
      return child;
    } catch (error) {
      // What is wrong with the file may be mended by the next time.
      if (child === this.child) await this.putAway();
      throw error;
    }
  }

  private present(): EmbedderProcess | undefined {
    return this.child?.hasEnded === false ? this.child : undefined;
  }

  private start(): EmbedderProcess {
    const { modelPath, name, threads = 1, isBackground = false, log } = this.options;
    if (this.crashes.isFaulty(modelPath, Date.now())) throw faultyError();
    const child = new EmbedderProcess({
      order: { modelPath, name, threads, isBackground },
      stallMs: isBackground ? backgroundStallMs : stallMs,
      log,
    });
    this.child = child;
    void this.watchOver(child);
    return child;
  }

  private async watchOver(child: EmbedderProcess): Promise<void> {
    const exit = await child.exited;
    if (exit.expected) return;
    const { log, modelPath, name } = this.options;
    log.error({ model: name, code: exit.code, signal: exit.signal }, "The embedder died.");
    this.crashes.crashed(modelPath, Date.now());
  }

  private rest(): void {
    const idleMs = this.options.idleMinutes * 60_000;
    if (idleMs === 0 || this.working > 0 || this.isClosed) return;
    this.idleTimer = setTimeout(() => void this.putAway(), idleMs).unref();
  }

  private async putAway(): Promise<void> {
    this.leaving = this.child?.stop();
    this.child = undefined;
    await this.leaving;
  }
}

function faultyError(): AppError {
  const message =
    "The embedding model failed three times within five minutes and rests for as long. Choose another one, or restart Hearth.";
  return new AppError("model-failed", message);
}
