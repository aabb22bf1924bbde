import type { Database } from "#lib/db";
import type { Journal } from "./journal.ts";

export interface PurgeLimits {
  /** What was deleted before then goes for ever. */
  readonly deletedBefore: Date;
  /** Events from before then are forgotten; the rows hold what they led to. */
  readonly eventsBefore: Date;
}

export interface PurgePorts {
  readonly db: Database;
  readonly journal: Journal;
}

/**
 * Removes what nobody can get back any more: deleted conversations, deleted messages, and the
 * events that told of them. A conversation in which an answer is being written keeps its deleted
 * messages until the next time. Stops between two conversations when the signal aborts.
 */
export async function purge(
  { db, journal }: PurgePorts,
  { deletedBefore, eventsBefore }: PurgeLimits,
  signal: AbortSignal,
): Promise<void> {
  for (const id of await db.conversations.purge(deletedBefore)) await journal.tellGone(id);
  for (const id of await db.messages.listPurgeable(deletedBefore)) {
    if (signal.aborted) return;
    await journal.write(id, async (tx) => {
      if ((await tx.runs.listLiveIn(id)).length > 0) return;
      await tx.messages.purge(id, deletedBefore);
      // What the messages said stands in the journal as well.
      await tx.journal.prune(id, new Date());
    });
    await journal.tellGone(id);
  }
  for (const id of await db.journal.listPrunable(eventsBefore)) {
    if (signal.aborted) return;
    await journal.write(id, (tx) => tx.journal.prune(id, eventsBefore));
  }
}
