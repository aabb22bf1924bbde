import type { HouseEvent } from "#lib/protocol";
import { Bell } from "./bell.ts";

/** Carries what concerns the whole house to whoever listens, the latest of each kind. */
export class HouseBus {
  readonly #bell = new Bell();
  readonly #listeners = new Set<Map<string, HouseEvent>>();

  tell(event: HouseEvent): void {
    for (const news of this.#listeners) {
      const key = keyOf(event);
      // Behind what was told since then, as if it had only happened now.
      news.delete(key);
      news.set(key, event);
    }
    this.#bell.ring();
  }

  /** What is told from the call on. A slow listener finds the last event of each kind, and no queue. */
  listen(signal: AbortSignal): AsyncIterable<HouseEvent> {
    const news = new Map<string, HouseEvent>();
    this.#listeners.add(news);
    signal.addEventListener("abort", () => this.#listeners.delete(news), { once: true });
    return this.#follow(news, signal);
  }

  async *#follow(
    news: Map<string, HouseEvent>,
    signal: AbortSignal,
  ): AsyncGenerator<HouseEvent, void, undefined> {
    try {
      while (!signal.aborted) {
        const told = [...news.values()];
        news.clear();
        yield* told;
        if (news.size === 0) await this.#bell.next(signal);
      }
    } finally {
      this.#listeners.delete(news);
    }
  }
}

function keyOf(event: HouseEvent): string {
  switch (event.type) {
    case "list.changed":
      return `${event.type} ${event.list}`;
    case "engine.changed":
      return event.type;
    case "job.changed":
      return `${event.type} ${event.job.id}`;
  }
}
