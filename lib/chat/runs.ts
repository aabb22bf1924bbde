import { setTimeout as wait } from "node:timers/promises";
import { answer, type Order } from "./answer.ts";
import { closingDown } from "./conflicts.ts";

import { LiveRun } from "./live-run.ts";
import type { ChatPorts } from "./ports.ts";
import type { Begun } from "./store-answer.ts";

/** Requests for runs of other processes come here too; of those, a few are remembered in vain. */
const rememberedStops = 100;

/** The runs of this process. A run leaves once its end is stored. */
export class Runs {
  readonly #ports: ChatPorts;
  readonly #live = new Map<string, LiveRun>();
  /** Stops that were asked for between the storing of a run and its beginning. */
  readonly #early = new Set<string>();
  #isClosed = false;
  readonly #stopListening: () => void;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
    this.#stopListening = ports.events.onStopRequested((runId) => this.#stop(runId));
  }

  find(runId: string): LiveRun | undefined {
    return this.#live.get(runId);
  }

  /** @throws AppError `busy` while the process ends. */
  requireOpen(): void {
    if (this.#isClosed) throw closingDown();
  }

  /** Begins to write a stored answer and returns at once. */
  begin({ answer: message, run }: Begun, order: Order): void {
    const live = new LiveRun(run, message);
    this.#live.set(run.id, live);
    if (this.#isClosed || this.#early.delete(run.id)) live.stop();
    void this.#write(live, order);
  }

  /**
   * Ends everything, but waits only so long. A run whose end could not be stored by then is left to
   * the reaper of the next process.
   */
  async close(limitMs: number): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    const left = [...this.#live.values()];
    for (const live of left) live.stop();
    const isOver = new AbortController();
    const limit = wait(limitMs, undefined, { signal: isOver.signal }).catch(() => undefined);
    await Promise.race([Promise.all(left.map((live) => live.ended)), limit]);
    isOver.abort();
  }

  #stop(runId: string): void {
    const live = this.#live.get(runId);
    if (live !== undefined) return live.stop();
    this.#early.add(runId);
    const [oldest] = this.#early;
    if (this.#early.size > rememberedStops && oldest !== undefined) this.#early.delete(oldest);
  }

  async #write(live: LiveRun, order: Order): Promise<void> {
    const message = await answer(live, order, this.#ports);
    this.#live.delete(live.run.id);
    live.end(message);
  }
}
