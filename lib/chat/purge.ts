import type { ChatPorts } from "./ports.ts";

const daySeconds = 24 * 60 * 60;
const dayMs = daySeconds * 1_000;
/** As long as what is deleted can be brought back. */
const deletedForMs = dayMs;
/** Readers who were away for longer begin with a snapshot. */
const journaledForMs = 7 * dayMs;

/** Removes for ever what was deleted long ago, and from the journals what nobody replays any more; then again in a day. */
export async function purge(
  { db, events, jobs }: Pick<ChatPorts, "db" | "events" | "jobs">,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  await jobs.add("purge", {}, { key: "next", afterSeconds: daySeconds });
  const deletedBefore = new Date(now.getTime() - deletedForMs);
  await db.conversations.purge(deletedBefore);
  for (const id of await db.messages.listPurgeable(deletedBefore)) {
    signal.throwIfAborted();
    await events.write(id, async (tx) => {
      await tx.messages.purge(id, deletedBefore);
      // What was said stands in its events too.
      await tx.journal.prune(id, now);
    });
  }
  const journaledBefore = new Date(now.getTime() - journaledForMs);
  for (const id of await db.journal.listPrunable(journaledBefore)) {
    signal.throwIfAborted();
    await events.write(id, (tx) => tx.journal.prune(id, journaledBefore));
  }
}
