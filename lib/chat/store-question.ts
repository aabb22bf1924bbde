import type { Queries } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Message, SendRequest, SendResponse } from "#lib/protocol";
import { noConversation, noMessage } from "./missing.ts";
import { titleFrom } from "./title.ts";

/**
 * Stores a question and the answer that is to come, and the conversation when it is new. Must run
 * in a transaction: all of it or nothing.
 *
 * @throws AppError `not-found` (the parent), `conflict`.
 */
export async function storeQuestion(
  tx: Queries,
  conversationId: string,
  { messageId, answerId, parentId, text, modelId }: SendRequest,
): Promise<SendResponse> {
  await tx.conversations.create({ id: conversationId, title: titleFrom(text) });
  const threadId = await findThread(tx, conversationId, parentId);
  const place = { conversationId, threadId };

  const question = { role: "user", text, status: "complete", modelId: null } as const;
  const message = await tx.messages.insert({ ...place, ...question, id: messageId, parentId });
  const reply = { role: "assistant", text: "", status: "streaming", modelId } as const;
  const link = { id: answerId, parentId: messageId };
  const answer = message && (await tx.messages.insert({ ...place, ...reply, ...link }));
  const conversation = await tx.conversations.touch(conversationId);
  if (conversation === undefined) throw noConversation();
  if (message === undefined || answer === undefined) throw taken();
  return { conversation, message, answer };
}

/** A sibling of an answer, not begun yet. Must run in a transaction. @throws AppError `conflict` */
export async function storeSibling(
  tx: Queries,
  { conversationId, threadId, parentId }: Message,
  { id, modelId }: { readonly id: string; readonly modelId: string },
): Promise<Message> {
  const place = { conversationId, threadId, parentId };
  const reply = { role: "assistant", text: "", status: "streaming", modelId } as const;
  const answer = await tx.messages.insert({ ...place, ...reply, id });
  if (answer === undefined) throw taken();
  await tx.conversations.touch(conversationId);
  return answer;
}

/** What was stored when the same ids came before; undefined when they are free. @throws AppError `conflict` */
export async function findSent(
  db: Queries,
  conversationId: string,
  { messageId, answerId, parentId, text }: SendRequest,
): Promise<SendResponse | undefined> {
  const message = await db.messages.find(messageId);
  const answer = await db.messages.find(answerId);
  if (message === undefined && answer === undefined) return undefined;

  const isSame =
    message?.conversationId === conversationId &&
    message.role === "user" &&
    message.parentId === parentId &&
    message.text === text;
  if (!isSame || answer?.parentId !== messageId) throw taken();

  const conversation = await db.conversations.find(conversationId);
  if (conversation === undefined) throw noConversation();
  return { conversation, message, answer };
}

/** The same for a sibling of an answer. @throws AppError `conflict` */
export async function findSibling(
  db: Queries,
  original: Message,
  id: string,
): Promise<Message | undefined> {
  const sent = await db.messages.find(id);
  const isSibling = sent?.parentId === original.parentId && id !== original.id;
  if (sent !== undefined && !isSibling) throw taken();
  return sent;
}

function taken(): AppError {
  return new AppError("conflict", "Another message already has this id. Send it with a new one.");
}

async function findThread(
  tx: Queries,
  conversationId: string,
  parentId: string | null,
): Promise<string> {
  if (parentId === null) {
    const main = await tx.conversations.findMainThread(conversationId);
    if (main === undefined) throw noConversation();
    return main;
  }
  const parent = await tx.messages.find(parentId);
  if (parent?.conversationId !== conversationId) throw noMessage();
  if (parent.role !== "assistant") {
    throw new AppError("conflict", "A question follows an answer. Send it below one.");
  }
  if (parent.status === "streaming") {
    throw new AppError(
      "conflict",
      "The answer above is still being written. Stop it, or wait for its end.",
    );
  }
  return parent.threadId;
}
