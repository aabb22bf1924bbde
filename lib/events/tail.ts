import type { JournalEvent } from "#lib/protocol";
import type { Waiter } from "./waiter.ts";

/** Held at most, counted in characters of text and some more for each event. */
const weightLimit = 4_000_000;
const weightOfOne = 300;

/** Reads the rows of the journal behind a position; undefined when there is no such journal any more. */
export type ReadRows = (
  after: number,
) => Promise<{ readonly events: readonly JournalEvent[]; readonly prunedSeq: number } | undefined>;

/**
 * The end of one conversation's journal, in memory for as long as somebody follows it: all events
 * behind a position, without a hole. Whoever is further back reads rows.
 */
export class Tail {
  readonly #read: ReadRows;
  readonly #waiters = new Set<Waiter>();
  #events: JournalEvent[] = [];
  #weight = 0;
  /** The position behind which events are held; undefined until somebody has caught up with the rows. */
  #start: number | undefined;
  #end = 0;
  /** The furthest that is known to be stored. */
  #known = 0;
  #filling = false;

  constructor(read: ReadRows) {
    this.#read = read;
  }

  /** What is held behind a position; undefined when that position has to read rows. */
  since(position: number): readonly JournalEvent[] | undefined {
    if (this.#start === undefined || position < this.#start) return undefined;
    if (position >= this.#end) return [];
    let first = this.#events.length;
    while (first > 0 && (this.#events[first - 1]?.seq ?? 0) > position) first -= 1;
    return this.#events.slice(first);
  }

  /** Begins to hold events behind a position at which the rows ended, unless more is known by now. */
  anchor(position: number): void {
    if (this.#start !== undefined || this.#known > position) return;
    this.#start = position;
    this.#end = position;
    this.#known = position;
  }

  /** Takes events that have just been stored here. */
  offer(events: readonly JournalEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    this.#add(events);
    this.hear(last.seq);
  }

  /** The journal is known to reach this far. */
  hear(seq: number): void {
    this.#known = Math.max(this.#known, seq);
    if (this.#start === undefined || this.#known === this.#end) this.#wake();
    else void this.#fill();
  }

  /** Something may be stored that nobody has heard of: everyone reads rows. */
  doubt(): void {
    this.#events = [];
    this.#weight = 0;
    this.#start = undefined;
    this.#known = 0;
    this.#wake();
  }

  /** Is woken whenever there may be something new, until it leaves. */
  join(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  #wake() {
    for (const waiter of this.#waiters) waiter.wake();
  }

  #add(events: readonly JournalEvent[]) {
    if (this.#start === undefined) return;
    for (const event of events) {
      if (event.seq <= this.#end) continue;
      // A hole: the events in it are on their way, or another process wrote them.
      if (event.after > this.#end) return;
      this.#events.push(event);
      this.#weight += weightOf(event);
      this.#end = event.seq;
    }
    this.#trim();
  }

  #trim() {
    if (this.#weight <= weightLimit) return;
    let dropped = 0;
    while (this.#weight > weightLimit / 2 && dropped < this.#events.length) {
      const event = this.#events[dropped];
      if (event === undefined) break;
      this.#weight -= weightOf(event);
      this.#start = event.seq;
      dropped += 1;
    }
    this.#events.splice(0, dropped);
  }

  /** One reading for everyone who follows, instead of one each. */
  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      while (this.#start !== undefined && this.#end < this.#known) {
        const rows = await this.#read(this.#end);
        const end = this.#end;
        if (rows !== undefined && rows.prunedSeq <= end) this.#add(rows.events);
        if (this.#end === end) this.doubt();
      }
    } catch {
      // Whoever follows reads for themselves, and is told why it cannot be done.
      this.doubt();
    } finally {
      this.#filling = false;
    }
    this.#wake();
  }
}

function weightOf(event: JournalEvent): number {
  if ("text" in event) return weightOfOne + event.text.length;
  if ("message" in event) return weightOfOne + event.message.text.length;
  if (event.type !== "message.restored") return weightOfOne;
  return event.messages.reduce((sum, { text }) => sum + weightOfOne + text.length, weightOfOne);
}
