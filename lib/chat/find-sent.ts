import type { Queries } from "#lib/db";
import type { Message, SendRequest, SendResponse } from "#lib/protocol";
import { taken } from "./conflicts.ts";

/** What was stored when the same ids came before; undefined when they are free. @throws AppError `conflict` */
export async function findSent(
  tx: Queries,
  conversationId: string,
  { messageId, answerId, parentId, text }: SendRequest,
): Promise<SendResponse | undefined> {
  const message = await tx.messages.findEvenDeleted(messageId);
  const answer = await tx.messages.findEvenDeleted(answerId);
  if (message === undefined && answer === undefined) return undefined;
  const isSame =
    message?.conversationId === conversationId &&
    message.role === "user" &&
    message.parentId === parentId &&
    message.text === text;
  if (!isSame || answer?.parentId !== messageId) throw taken();
  return { message, answer };
}

/** The same for one message with a place of its own. @throws AppError `conflict` */
export async function findPlaced(
  tx: Queries,
  {
    id,
    conversationId,
    parentId,
    role,
  }: Pick<Message, "id" | "conversationId" | "parentId" | "role">,
): Promise<Message | undefined> {
  const placed = await tx.messages.findEvenDeleted(id);
  if (placed === undefined) return undefined;
  const isSame =
    placed.conversationId === conversationId &&
    placed.parentId === parentId &&
    placed.role === role;
  if (!isSame) throw taken();
  return placed;
}
