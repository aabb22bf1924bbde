import type { Database, Presence } from "#lib/db";
import type { Log } from "#lib/log";
import { houseEventSchema, type HouseEvent } from "#lib/protocol";
import type { Events } from "./contract.ts";
import { HouseBus } from "./house-bus.ts";
import { Journal } from "./journal.ts";
import { channel, houseNotice, readNotice, stopNotice, type Notice } from "./notice.ts";
import { purge } from "./purge.ts";
import { Reaper } from "./reaper.ts";
import { rowsAtOnce, subscribe } from "./subscription.ts";
import type { Tail } from "./tail.ts";
import { Tails } from "./tails.ts";

/** Below what Postgres carries in one notice. */
const maxNoticeBytes = 7_000;

export interface EventsPorts {
  readonly db: Database;
  readonly log: Log;
}

/**
 * Opens the journal for this process and ends what dead processes left behind. Disposing of it ends
 * every subscription; the database must outlive it.
 */
export async function openEvents({ db, log }: EventsPorts): Promise<Events> {
  const tails = new Tails(
    (conversationId) => (after) => db.journal.read(conversationId, { after, limit: rowsAtOnce }),
  );
  const bus = new HouseBus();
  const stops = new StopListeners();
  const hear = (notice: Notice) => {
    if (notice.about === "journal") hearOf(tails.find(notice.conversationId), notice.seq);
    if (notice.about === "stop") stops.tell(notice.runId);
    if (notice.about === "house") tellHouse(bus, notice.json);
  };

  await using opened = new AsyncDisposableStack();
  let worker = 0;
  const presence: Presence = await db.openPresence({
    channel,
    onNotice: (payload) => {
      const notice = readNotice(payload, worker);
      if (notice !== undefined) hear(notice);
    },
    onReturn: () => tails.doubtAll(),
  });
  opened.use(presence);
  worker = presence.worker;
  const journal = new Journal({ db, tails, worker });
  const reaper = opened.use(new Reaper({ db, journal, worker, log }));
  await reaper.reap();
  reaper.start();
  return assemble({ db, log, tails, bus, stops, journal, reaper, worker, opened: opened.move() });
}

interface Parts extends EventsPorts {
  readonly tails: Tails;
  readonly bus: HouseBus;
  readonly stops: StopListeners;
  readonly journal: Journal;
  readonly reaper: Reaper;
  readonly worker: number;
  /** What is closed in the end, the last first. */
  readonly opened: AsyncDisposable;
}

function assemble(parts: Parts): Events {
  const { db, log, tails, bus, stops, journal, reaper, worker, opened } = parts;
  const closing = new AbortController();
  const untilClosed = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  const spread = (payload: string) =>
    db.notify(channel, payload).catch((error: unknown) => {
      log.warn({ err: error }, "other processes not told");
    });

  return {
    worker,
    write: (conversationId, work) => journal.write(conversationId, work),
    appendToRun: (run, events) => journal.appendToRun(run, events),
    subscribe: (conversationId, { after, signal }) =>
      subscribe({ db, tails }, conversationId, { after, signal: untilClosed(signal) }),
    read: async (conversationId, range) =>
      (await db.journal.read(conversationId, range))?.events ?? [],
    tell: (event) => {
      bus.tell(event);
      const json = jsonFor(event);
      if (json !== undefined) void spread(houseNotice(worker, json));
    },
    house: (signal) => bus.listen(untilClosed(signal)),
    onStopRequested: (listener) => stops.add(listener),
    requestStop: async (runId) => {
      stops.tell(runId);
      await spread(stopNotice(worker, runId));
    },
    reap: () => reaper.reap(),
    purge: (limits, signal) => purge({ db, journal }, limits, signal),
    abandon: (runId, end) => reaper.abandon(runId, end),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** Whoever owns a run that is to end finds it among their own. */
class StopListeners {
  readonly #listeners = new Set<(runId: string) => void>();

  add(listener: (runId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(runId: string): void {
    for (const listener of this.#listeners) listener(runId);
  }
}

/** Zero says that events are gone. */
function hearOf(tail: Tail | undefined, seq: number) {
  if (seq === 0) tail?.doubt();
  else tail?.hear(seq);
}

/** What other processes are told; undefined for what is this one's own. */
function jsonFor(event: HouseEvent): string | undefined {
  // Each process has an engine of its own, and hears of the library from the indexer itself.
  if (event.type === "engine.changed" || event.type === "library.changed") return undefined;
  const json = JSON.stringify(event);
  if (Buffer.byteLength(json) <= maxNoticeBytes) return json;
  return JSON.stringify({ type: "list.changed", list: "jobs" } satisfies HouseEvent);
}

function tellHouse(bus: HouseBus, json: string) {
  // Another release may speak through the same database.
  const event = houseEventSchema.safeParse(parsed(json)).data;
  if (event !== undefined) bus.tell(event);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
