import type { Database } from "#lib/db";
import { fromSnapshot, withLoaded, type ConversationState } from "#lib/tree";

/**
 * A conversation as its rows tell of it, all texts loaded: what replaying its journal must come to.
 * Undefined when it is not there or deleted. Nobody may write to it meanwhile.
 */
export async function stateOfRows(
  db: Pick<Database, "snapshot" | "messages">,
  conversationId: string,
): Promise<ConversationState | undefined> {
  const snapshot = await db.snapshot(conversationId);
  if (snapshot === undefined) return undefined;
  const stored = await db.messages.listIn(conversationId);
  const ended = stored.filter(({ status }) => status !== "streaming");
  return withLoaded(fromSnapshot(snapshot), ended);
}
