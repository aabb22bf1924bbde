import type { HouseEvent } from "#lib/protocol";
import { Waiter } from "./waiter.ts";

interface Listener {
  readonly waiter: Waiter;
  /** What they have not heard, the latest of each kind. */
  readonly news: Map<string, HouseEvent>;
}

/** Carries what concerns the whole house to whoever listens. */
export class HouseBus {
  readonly #listeners = new Set<Listener>();

  tell(event: HouseEvent): void {
    const key = keyOf(event);
    for (const { news, waiter } of this.#listeners) {
      // Behind what was told since then, as if it had only happened now.
      news.delete(key);
      news.set(key, event);
      waiter.wake();
    }
  }

  /** What is told from the call on. A slow listener finds the last event of each kind, and no queue. */
  listen(signal: AbortSignal): AsyncIterable<HouseEvent> {
    const listener: Listener = { waiter: new Waiter(), news: new Map() };
    this.#listeners.add(listener);
    const leave = () => {
      this.#listeners.delete(listener);
      listener.waiter.wake();
    };
    signal.addEventListener("abort", leave, { once: true });
    return this.#follow(listener, signal);
  }

  async *#follow(
    listener: Listener,
    signal: AbortSignal,
  ): AsyncGenerator<HouseEvent, void, undefined> {
    try {
      while (!signal.aborted) {
        await listener.waiter.wait();
        const told = [...listener.news.values()];
        listener.news.clear();
        yield* told;
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }
}

function keyOf(event: HouseEvent): string {
  switch (event.type) {
    case "list.changed":
      return `${event.type} ${event.list}`;
    case "engine.changed":
    case "library.changed":
      return event.type;
    case "job.changed":
      return `${event.type} ${event.job.id}`;
  }
}
