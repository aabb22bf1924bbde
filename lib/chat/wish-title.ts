import type { Message } from "#lib/protocol";
import type { ChatPorts } from "./ports.ts";

/** Long enough for a next question to come first. */
const afterSeconds = 4;

/** A conversation whose first answers gave no title will not get a better one from the tenth. */
const longestLine = 6;

/** Puts a title away for later, when a conversation has just got its first answer. Never rejects. */
export async function wishTitle(
  { db, jobs, log, writesTitles }: ChatPorts,
  { conversationId, status, parentId }: Message,
): Promise<void> {
  if (!writesTitles || status !== "complete" || parentId === null) return;
  try {
    const conversation = await db.conversations.find(conversationId);
    if (conversation?.titleSource !== "first-words") return;
    const line = await db.messages.path(parentId);
    if (line.length > longestLine) return;
    await jobs.add("title", { conversationId }, { key: conversationId, afterSeconds });
  } catch (error) {
    // A title is not worth an answer that ends in a failure.
    log.warn({ err: error, conversationId }, "title not asked for");
  }
}
