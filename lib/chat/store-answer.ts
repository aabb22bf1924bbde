import { randomUUID } from "node:crypto";
import type { Queries } from "#lib/db";
import type { Append } from "#lib/events";
import type { Conversation, Message, Run } from "#lib/protocol";
import { taken } from "./conflicts.ts";
import { noConversation } from "./missing.ts";

export interface Writer {
  readonly tx: Queries;
  readonly append: Append;
  /** The number of this process. */
  readonly worker: number;
}

export interface NewAnswer {
  readonly id: string;
  readonly modelId: string;
}

/** An answer that is to be written, and the run that will. */
export interface Begun {
  readonly answer: Message;
  readonly run: Run;
}

/** An empty answer below a question, with its run. It becomes the leaf. @throws AppError `conflict` */
export async function storeAnswer(
  writer: Writer,
  question: Pick<Message, "id" | "conversationId" | "threadId">,
  { id, modelId }: NewAnswer,
): Promise<Begun> {
  const { tx, append } = writer;
  const { conversationId, threadId, id: parentId } = question;
  const shape = { role: "assistant", text: "", status: "streaming", modelId } as const;
  const answer = await tx.messages.insert({ ...shape, id, conversationId, threadId, parentId });
  if (answer === undefined) throw taken();
  append({ type: "message.created", message: answer, actor: "person" });
  await tx.leaves.set(conversationId, id);
  return { answer, run: await storeRun(writer, answer, modelId) };
}

/** A run for an answer that streams. */
export async function storeRun(
  { tx, append, worker }: Writer,
  { id: messageId, conversationId }: Message,
  modelId: string,
): Promise<Run> {
  const id = randomUUID();
  const priority = "interactive";
  const run = await tx.runs.insert({ id, conversationId, messageId, modelId, priority, worker });
  append({ type: "run.queued", run, runId: id, actor: "person" });
  return run;
}

/** Marks that something was said just now. @throws AppError `not-found` */
export async function touch(
  { tx, append }: Pick<Writer, "tx" | "append">,
  conversationId: string,
): Promise<Conversation> {
  const conversation = await tx.conversations.touch(conversationId);
  if (conversation === undefined) throw noConversation();
  append({ type: "conversation.changed", conversation, actor: "person" });
  return conversation;
}
