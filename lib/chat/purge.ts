import type { ChatPorts } from "./ports.ts";

const daySeconds = 24 * 60 * 60;
const dayMs = daySeconds * 1_000;
/** As long as what is deleted can be brought back. */
const deletedForMs = dayMs;
/** Readers who were away for longer begin with a snapshot. */
const journaledForMs = 7 * dayMs;

/** Removes for ever what was deleted long ago, and what nobody replays any more; then again in a day. */
export async function purge(
  { events, jobs }: Pick<ChatPorts, "events" | "jobs">,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  await jobs.add("purge", {}, { key: "next", afterSeconds: daySeconds });
  const deletedBefore = new Date(now.getTime() - deletedForMs);
  const eventsBefore = new Date(now.getTime() - journaledForMs);
  await events.purge({ deletedBefore, eventsBefore }, signal);
}
