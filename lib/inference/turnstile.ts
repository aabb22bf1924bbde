import { AppError } from "#lib/errors";

export interface Ticket {
  /** A slot has been found: the request no longer waits. */
  start(): void;
  /** Tells how long the slot was used, for the next one's estimate. */
  finish(usedMs: number): void;
  /** Leaves for whatever reason; may be called again. */
  leave(): void;
}

const firstGuessMs = 5_000;

/**
 * Counts who waits and who works, and refuses when too many wait. It stands before the model is even
 * loaded, so that a hundred requests for a model that takes a minute to load are not all kept.
 */
export class Turnstile {
  private waiting = 0;
  private working = 0;
  private usualMs = firstGuessMs;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @throws AppError `busy` with an estimate of when it may be worth trying again. */
  enter(slots: number): Ticket {
    const free = Math.max(0, Math.max(1, slots) - this.working);
    if (this.waiting >= this.limit + free) throw this.busy(slots);
    this.waiting++;
    let place: "waiting" | "working" | "outside" = "waiting";
    return {
      start: () => {
        if (place !== "waiting") return;
        place = "working";
        this.waiting--;
        this.working++;
      },
      finish: (usedMs) => {
        this.usualMs = this.usualMs * 0.8 + usedMs * 0.2;
      },
      leave: () => {
        if (place === "waiting") this.waiting--;
        if (place === "working") this.working--;
        place = "outside";
      },
    };
  }

  private busy(slots: number): AppError {
    const seconds = Math.ceil((this.usualMs * (this.waiting + 1)) / Math.max(1, slots) / 1_000);
    const retryAfterSeconds = Math.min(120, Math.max(1, seconds));
    const message = `The model is busy and ${this.waiting} requests are waiting already. Try again in about ${retryAfterSeconds} s.`;
    return new AppError("busy", message, { facts: { retryAfterSeconds } });
  }
}
