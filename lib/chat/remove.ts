import type { Append } from "#lib/events";
import type { Queries, StoredRun } from "#lib/db";
import type { Deletion, Message } from "#lib/protocol";
import type { House } from "./house.ts";
import { noMessage, requireConversation, requireMessage } from "./missing.ts";
import type { ChatPorts } from "./ports.ts";
import { stopAll } from "./stop.ts";

/** Takes a message and everything below it out of sight; what is being written there is stopped first. */
export async function remove(house: House, messageId: string): Promise<Deletion> {
  const { db, events } = house.ports;
  for (;;) {
    const message = await requireMessage(db, messageId);
    await stopAll(house, await liveBelow(db, message));
    const messageIds = await events.write(message.conversationId, (tx, append) =>
      removeQuiet(tx, append, message),
    );
    // Somebody began to write there after the stop.
    if (messageIds !== undefined) return { messageIds };
  }
}

/** Undefined when something is being written there. @throws AppError `not-found` */
async function removeQuiet(
  tx: Queries,
  append: Append,
  message: Message,
): Promise<string[] | undefined> {
  const { id, conversationId, parentId } = message;
  await requireConversation(tx, conversationId);
  if ((await liveBelow(tx, message)).length > 0) return undefined;
  const messageIds = await tx.messages.markDeleted(id);
  if (messageIds.length === 0) throw noMessage();
  append({ type: "message.deleted", messageIds, actor: "person" });
  await tx.leaves.moveAway(conversationId, { deletedIds: messageIds, parentId });
  return messageIds;
}

/** The runs that write the message or something below it; mostly there are none at all to look among. */
async function liveBelow(db: Queries, { id, conversationId }: Message): Promise<StoredRun[]> {
  const live = await db.runs.listLiveIn(conversationId);
  if (live.length === 0) return [];
  const below = new Set(await db.messages.subtree(id));
  return live.filter(({ messageId }) => below.has(messageId));
}

/** Undoes the removal of the same message. A second time it changes nothing. */
export async function restore({ db, events }: ChatPorts, messageId: string): Promise<Deletion> {
  const removed = await db.messages.findEvenDeleted(messageId);
  if (removed === undefined) throw noMessage();
  const { conversationId } = removed;

  return await events.write(conversationId, async (tx, append) => {
    await requireConversation(tx, conversationId);
    const messages = await tx.messages.restore(messageId);
    const messageIds = messages.map(({ id }) => id);
    if (messages.length > 0) append({ type: "message.restored", messages, actor: "person" });
    else await requireMessage(tx, messageId);
    return { messageIds };
  });
}
