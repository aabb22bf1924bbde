import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "#lib/protocol";
import { answer, type AnswerPorts, type Order } from "./answer.ts";
import { Run } from "./run.ts";

/** The answers that are being written in this process. An answer leaves once its end is stored. */
export class Runs {
  readonly #ports: AnswerPorts;
  readonly #live = new Map<string, Run>();
  #isClosed = false;

  constructor(ports: AnswerPorts) {
    this.#ports = ports;
  }

  find(messageId: string): Run | undefined {
    return this.#live.get(messageId);
  }

  /** The message as its run has it, else as it is given. */
  liveOr(message: Message): Message {
    return this.find(message.id)?.message ?? message;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Begins to write a stored, empty answer and returns at once. */
  begin(message: Message, order: Order): void {
    const run = new Run(message);
    this.#live.set(run.id, run);
    if (this.#isClosed) run.stop();
    void this.#write(run, order);
  }

  /** Ends what is being written in one conversation and waits for the stored ends. */
  async stop(conversationId: string): Promise<void> {
    const runs = [...this.#live.values()];
    await stopAll(runs.filter((run) => run.conversationId === conversationId));
  }

  /** Ends everything, but waits only so long. Returns the ids of those that did not end in time. */
  async close(limitMs: number): Promise<string[]> {
    this.#isClosed = true;
    const isOver = new AbortController();
    const limit = wait(limitMs, undefined, { signal: isOver.signal });
    await Promise.race([stopAll([...this.#live.values()]), limit]);
    isOver.abort();
    return [...this.#live.values()].filter((run) => !run.hasEnded).map((run) => run.id);
  }

  async #write(run: Run, order: Order): Promise<void> {
    await answer(run, order, this.#ports);
    this.#live.delete(run.id);
  }
}

async function stopAll(runs: readonly Run[]): Promise<void> {
  for (const run of runs) run.stop();
  await Promise.all(runs.map((run) => run.ended));
}
