import type { Database, Place, Queries } from "#lib/db";
import type { JournalEvent, RunStateName, Stamp } from "#lib/protocol";
import type { Append, NewEvent } from "./contract.ts";
import { Lanes } from "./lanes.ts";
import { channel, journalNotice } from "./notice.ts";
import { nextState, statesBefore } from "./run-machine.ts";
import type { Tails } from "./tails.ts";

export interface JournalPorts {
  readonly db: Database;
  readonly tails: Tails;
  readonly worker: number;
}

/** Writes what happens: first into Postgres, then to everyone who follows. */
export class Journal {
  readonly #ports: JournalPorts;
  readonly #lanes = new Lanes();

  constructor(ports: JournalPorts) {
    this.#ports = ports;
  }

  async write<Result>(
    conversationId: string,
    work: (tx: Queries, append: Append) => Promise<Result>,
  ): Promise<Result> {
    // In line here as well as in Postgres, so that those who wait do not hold a connection each.
    return this.#lanes.run(conversationId, () =>
      this.#orDoubt(conversationId, () => this.#write(conversationId, work)),
    );
  }

  async appendToRun(
    run: { readonly id: string; readonly conversationId: string },
    events: readonly NewEvent[],
  ): Promise<boolean> {
    const { db } = this.#ports;
    const { conversationId } = run;
    const change = changeOf(events);
    const entries = { run, entries: events, change, notice: this.#noticeOf(conversationId) };
    const places = await this.#orDoubt(conversationId, () => db.appendToRun(entries));
    if (places !== undefined) {
      this.#tell(conversationId, events, places, run.id);
      return true;
    }
    const stored = await db.runs.find(run.id);
    if (change !== undefined && stored !== undefined) refuseIllegal(stored.state, change.to);
    return false;
  }

  /** Events that were there are not any more: whoever follows has to look again. */
  async tellGone(conversationId: string): Promise<void> {
    this.#ports.tails.find(conversationId)?.doubt();
    const { text } = this.#noticeOf(conversationId);
    await this.#ports.db.notify(channel, `${text}0`);
  }

  async #write<Result>(
    conversationId: string,
    work: (tx: Queries, append: Append) => Promise<Result>,
  ): Promise<Result> {
    const events: NewEvent[] = [];
    let places: readonly Place[] = [];
    const result = await this.#ports.db.transaction(async (tx) => {
      await tx.journal.takeTurn(conversationId);
      const done = await work(tx, (...more) => {
        for (const event of more) events.push(event);
      });
      if (events.length > 0) {
        const notice = this.#noticeOf(conversationId);
        places = await tx.journal.append(conversationId, events, notice);
      }
      return done;
    });
    this.#tell(conversationId, events, places, null);
    return result;
  }

  /** What failed may have been stored all the same, when only the answer of Postgres was lost. */
  async #orDoubt<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.#ports.tails.find(conversationId)?.doubt();
      throw error;
    }
  }

  #noticeOf(conversationId: string) {
    return { channel, text: journalNotice(this.#ports.worker, conversationId) };
  }

  #tell(
    conversationId: string,
    events: readonly NewEvent[],
    places: readonly Place[],
    runId: string | null,
  ) {
    const tail = this.#ports.tails.find(conversationId);
    if (tail === undefined) return;
    const told = events.flatMap((event, index): JournalEvent[] => {
      const place = places[index];
      if (place === undefined) return [];
      return [stamped(event, { ...place, conversationId, runId: event.runId ?? runId })];
    });
    tail.offer(told);
  }
}

function stamped(event: NewEvent, stamp: Omit<Stamp, "after" | "actor">): JournalEvent {
  const before = { after: stamp.seq - 1 };
  return Object.assign({}, event, stamp, before);
}

/** The changes of state among the events, checked against each other; undefined when there is none. */
function changeOf(events: readonly NewEvent[]) {
  let first: RunStateName | undefined;
  let last: RunStateName | undefined;
  for (const event of events) {
    if (event.type !== "run.changed") continue;
    const to = event.state.state;
    last = last === undefined ? to : nextState(last, to);
    first ??= to;
  }
  if (first === undefined || last === undefined) return undefined;
  return { to: last, from: statesBefore(first) };
}

/** A run that has ended was ended by somebody else; any other state that cannot be left is a mistake. */
function refuseIllegal(from: RunStateName, to: RunStateName) {
  if (from !== "done" && from !== "stopped" && from !== "failed") nextState(from, to);
}
