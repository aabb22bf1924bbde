import type { JournalEvent } from "#lib/protocol";

/**
 * Puts the events of one conversation in order: those that come twice are dropped, those that come
 * too early wait for the ones before them.
 */
export class Inbox {
  #seq: number;
  readonly #waiting = new Map<number, JournalEvent>();

  /** Begins behind the event of this number, which is the `seq` of the state that will be folded on. */
  constructor(seq: number) {
    this.#seq = seq;
  }

  /** The last event that was let through. */
  get seq(): number {
    return this.#seq;
  }

  /** Whether an event waits for one that has not come: when that lasts, the rest must be asked for again. */
  get isStuck(): boolean {
    return this.#waiting.size > 0;
  }

  /** The events that are in order now, this one perhaps among them, perhaps none. */
  take(event: JournalEvent): readonly JournalEvent[] {
    if (event.seq <= this.#seq) return [];
    const known = this.#waiting.get(event.seq);
    // After a compaction the same event comes again with fewer events before it.
    if (known === undefined || event.after < known.after) this.#waiting.set(event.seq, event);
    const ready: JournalEvent[] = [];
    for (let next = this.#findNext(); next !== undefined; next = this.#findNext()) {
      ready.push(next);
      this.#letThrough(next.seq);
    }
    return ready;
  }

  /** The earliest that may be folded now: a later one may say that nothing stands before it any more. */
  #findNext(): JournalEvent | undefined {
    let next: JournalEvent | undefined;
    for (const event of this.#waiting.values()) {
      const isReady = event.after <= this.#seq;
      if (isReady && (next === undefined || event.seq < next.seq)) next = event;
    }
    return next;
  }

  #letThrough(seq: number) {
    this.#seq = seq;
    for (const early of this.#waiting.keys()) if (early <= seq) this.#waiting.delete(early);
  }
}
