import type { Database } from "#lib/db";
import { AppError } from "#lib/errors";
import type { JournalEvent, Snapshot } from "#lib/protocol";
import type { Tail } from "./tail.ts";
import type { Tails } from "./tails.ts";
import { Waiter } from "./waiter.ts";

type News = readonly JournalEvent[] | "gone" | "out of reach";

/** What is read at once by someone who catches up. */
export const rowsAtOnce = 500;

export interface SubscriptionPorts {
  readonly db: Pick<Database, "journal" | "snapshot">;
  readonly tails: Tails;
}

export interface SubscriptionOptions {
  readonly after?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Follows one conversation from a position that the reader alone keeps: being slow costs nothing
 * but time. Each step reads what is held in memory, else rows, else, when the rows do not reach
 * back that far, a snapshot.
 */
export async function* subscribe(
  { db, tails }: SubscriptionPorts,
  conversationId: string,
  { after, signal }: SubscriptionOptions,
): AsyncGenerator<Snapshot | JournalEvent, void, undefined> {
  const waiter = new Waiter();
  signal.addEventListener("abort", () => waiter.wake(), { once: true });
  using following = tails.follow(conversationId, waiter);
  const { tail } = following;
  let position = (await findBeginning(db, conversationId, after)) ?? -1;
  while (!signal.aborted) {
    const news: News = tail.since(position) ?? (await readRows(db, conversationId, position, tail));
    if (news === "out of reach") {
      const snapshot = await db.snapshot(conversationId);
      if (snapshot === undefined && position === -1) throw noConversation();
      if (snapshot === undefined) return;
      position = snapshot.seq;
      yield snapshot;
      continue;
    }
    if (news === "gone") return;
    if (news.length === 0) await waiter.wait();
    for (const event of news) {
      if (signal.aborted) return;
      position = event.seq;
      yield event;
    }
  }
}

/** Where a reader can go on; undefined when that takes a snapshot. */
async function findBeginning(
  db: SubscriptionPorts["db"],
  conversationId: string,
  after: number | undefined,
): Promise<number | undefined> {
  if (after === undefined) return undefined;
  const reach = await db.journal.findReach(conversationId);
  if (reach === undefined) throw noConversation();
  return after >= reach.prunedSeq && after <= reach.lastSeq ? after : undefined;
}

async function readRows(
  db: SubscriptionPorts["db"],
  conversationId: string,
  position: number,
  tail: Tail,
): Promise<News> {
  if (position < 0) return "out of reach";
  const page = await db.journal.read(conversationId, { after: position, limit: rowsAtOnce });
  if (page === undefined) return "gone";
  if (position < page.prunedSeq || position > page.lastSeq) return "out of reach";
  if (page.events.length < rowsAtOnce) tail.anchor(page.events.at(-1)?.seq ?? position);
  return page.events;
}

function noConversation(): AppError {
  return new AppError("not-found", "There is no such conversation. It may have been deleted.");
}
