import type { Queries } from "#lib/db";
import type { Message } from "#lib/protocol";
import type { ChatPorts } from "./ports.ts";

/** Long enough for a next question to come first. */
const afterSeconds = 4;

/** A conversation whose first answers gave no title will not get a better one from the tenth. */
const longestLine = 6;

/** Puts a title away for later, when a conversation has just got its first answer. Never rejects. */
export async function wishTitle(
  { db, jobs, log, writesTitles }: Pick<ChatPorts, "db" | "jobs" | "log" | "writesTitles">,
  { conversationId, status, figures, parentId }: Message,
): Promise<void> {
  // Without figures no model has spoken: Hearth said itself that the library has no answer.
  if (!writesTitles || status !== "complete" || figures === null) return;
  try {
    const conversation = await db.conversations.find(conversationId);
    if (conversation?.titleSource !== "first-words") return;
    if (!(await isNearRoot(db, parentId))) return;
    await jobs.add("title", { conversationId }, { key: conversationId, afterSeconds });
  } catch (error) {
    // A title is not worth an answer that ends in a failure.
    log.warn({ err: error, conversationId }, "title not asked for");
  }
}

async function isNearRoot(db: Queries, id: string | null): Promise<boolean> {
  let above = id;
  for (let length = 1; above !== null; length++) {
    if (length > longestLine) return false;
    above = (await db.messages.find(above))?.parentId ?? null;
  }
  return true;
}
