import type { Queries } from "#lib/db";
import type { Happening, HouseEvent, JournalEvent, RunState, Snapshot, Stamp } from "#lib/protocol";
import type { PurgeLimits } from "./purge.ts";
import type { EndOfRun } from "./store-run-end.ts";

/** What happened, before the journal has given it its place. */
export type NewEvent = Happening & Partial<Pick<Stamp, "runId">> & Pick<Stamp, "actor">;

/** Collects what happens in a transaction; it is journaled with it, in this order, or not at all. */
export type Append = (...events: readonly NewEvent[]) => void;

/**
 * The journal of every conversation, and the bus that carries it. Nobody sees an event before
 * Postgres has it; whoever reads gets every event once and in order, however slow they are and
 * whichever web process wrote it.
 */
export interface Events extends AsyncDisposable {
  /**
   * One transaction on one conversation, after all others on it in this and every other process.
   * Events appended by the work are stored in it and told to readers after it is committed. The
   * conversation must exist when the work ends, if anything is appended.
   */
  write<Result>(
    conversationId: string,
    work: (tx: Queries, append: Append) => Promise<Result>,
  ): Promise<Result>;
  /**
   * The quick way for a run's deltas and states: one statement, no transaction around it. False
   * when the run has ended elsewhere; nothing is stored then, and the writer must stop.
   */
  appendToRun(
    run: { readonly id: string; readonly conversationId: string },
    events: readonly NewEvent[],
  ): Promise<boolean>;
  /**
   * A snapshot (unless `after` can be replayed from), then every event after it, then live ones.
   * Ends when the signal aborts or the conversation is purged.
   *
   * @throws AppError `not-found` before the first item.
   */
  subscribe(
    conversationId: string,
    options: { readonly after?: number | undefined; readonly signal: AbortSignal },
  ): AsyncIterable<Snapshot | JournalEvent>;
  /** The journal as it is kept, for replaying: at most `limit` events after `after`. */
  read(
    conversationId: string,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEvent[]>;
  /**
   * Tells every web process; not journaled. `engine.changed` stays in this one, whose engine it is
   * about, and so does `library.changed`, which every process makes for itself.
   */
  tell(event: HouseEvent): void;
  /** House events from now on, told by any web process; several equal ones may arrive as one. */
  house(signal: AbortSignal): AsyncIterable<HouseEvent>;
  /** The number that marks this process's runs as alive while it lives. */
  readonly worker: number;
  /** Calls back when somebody, in any process, asks for the end of a run. Returns the way to stop. */
  onStopRequested(listener: (runId: string) => void): () => void;
  /** Asks the process that owns a run to end it. */
  requestStop(runId: string): Promise<void>;
  /**
   * Ends every run whose process has died, with the text the journal holds, marked as stopped.
   * Called by the opener and now and then by itself. Returns how many there were.
   */
  reap(): Promise<number>;
  /** Removes for ever what was deleted before a moment, and forgets events from before another. */
  purge(limits: PurgeLimits, signal: AbortSignal): Promise<void>;
  /** Gives a run of this process up whose end could not be stored: it is stored when Postgres answers again. */
  abandon(runId: string, end: EndOfRun): void;
}

/** The machine of a run's states, as data in run-machine.ts; this is what asks it. */
export type NextState = (from: RunState["state"], to: RunState["state"]) => RunState["state"];
