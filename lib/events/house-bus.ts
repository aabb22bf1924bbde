import type { HouseEvent } from "#lib/protocol";
import { gathered, keyOf } from "./house-news.ts";
import { Waiter } from "./waiter.ts";

interface Listener {
  readonly waiter: Waiter;
  /** What they have not heard, gathered by what it is about. */
  readonly news: Map<string, HouseEvent>;
}

/** Carries what concerns the whole house to whoever listens. */
export class HouseBus {
  readonly #listeners = new Set<Listener>();

  tell(event: HouseEvent): void {
    const key = keyOf(event);
    for (const { news, waiter } of this.#listeners) {
      const unheard = news.get(key);
      // Behind what was told since then, as if it had only happened now.
      news.delete(key);
      news.set(key, gathered(unheard, event));
      waiter.wake();
    }
  }

  /** What is told from the call on. A slow listener finds one event of each kind, and no queue. */
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
