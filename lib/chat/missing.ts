import type { Queries } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Conversation, Message } from "#lib/protocol";

export const noConversation = () =>
  new AppError("not-found", "There is no such conversation. It may have been deleted.");

export const noMessage = () =>
  new AppError("not-found", "There is no such message. It may have been deleted.");

/** @throws AppError `not-found` */
export async function requireConversation(db: Queries, id: string): Promise<Conversation> {
  const conversation = await db.conversations.find(id);
  if (conversation === undefined) throw noConversation();
  return conversation;
}

/** A message whose conversation is not deleted either. @throws AppError `not-found` */
export async function requireMessage(db: Queries, id: string): Promise<Message> {
  const message = await db.messages.find(id);
  if (message === undefined) throw noMessage();
  const conversation = await db.conversations.find(message.conversationId);
  if (conversation === undefined) throw noMessage();
  return message;
}
