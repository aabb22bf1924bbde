import type { Queries } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Conversation, LibraryScope, Message, SendRequest, SendResponse } from "#lib/protocol";
import { checkAttachments } from "./check-attachments.ts";
import { stillWriting, taken } from "./conflicts.ts";
import { findSent } from "./find-sent.ts";
import type { House } from "./house.ts";
import { noConversation, noMessage } from "./missing.ts";
import { requireModel } from "./require-model.ts";
import { requireStorable } from "./storable.ts";
import { storeAnswer, touch, type Writer } from "./store-answer.ts";
import { titleFrom } from "./title-from.ts";

/** Stores a question with the answer that is to come, and begins to write it. */
export async function send(
  { ports, runs }: House,
  conversationId: string,
  request: SendRequest,
): Promise<SendResponse> {
  requireStorable(request.text, "text");
  checkAttachments(request.attachments ?? []);
  const { answerId: id, modelId } = request;
  const { events } = ports;

  const sent = await events.write(conversationId, async (tx, append) => {
    const before = await findSent(tx, conversationId, request);
    if (before !== undefined) return before;
    runs.requireOpen();
    const { preset } = await requireModel(ports, modelId);
    const writer = { tx, append, worker: events.worker };
    const message = await storeQuestion(writer, conversationId, request);
    const begun = await storeAnswer(writer, message, { id, modelId });
    return { message, answer: begun.answer, begun, preset };
  });
  const { message, answer } = sent;
  if ("begun" in sent) {
    runs.begin(sent.begun, { lastId: message.id, modelId, preset: sent.preset });
  }
  return { message, answer };
}

/** @throws AppError `not-found`, `conflict` */
async function storeQuestion(
  writer: Writer,
  conversationId: string,
  { messageId: id, parentId, text, attachments = [], library: wish }: SendRequest,
): Promise<Message> {
  const { tx, append } = writer;
  const set = await openConversation(writer, { id: conversationId, text, library: wish });
  const library = await scopeOf(tx, set.library);
  const threadId = await findThread(writer, conversationId, parentId);
  const question = { role: "user", text, status: "complete", modelId: null, library } as const;
  const place = { id, conversationId, threadId, parentId };
  const stored = await tx.messages.insert({ ...place, ...question });
  if (stored === undefined) throw taken();
  if (!(await tx.attachments.insert(stored, attachments))) throw takenAttachment();
  const message = attachments.length === 0 ? stored : ((await tx.messages.find(id)) ?? stored);
  append({ type: "message.created", message, actor: "person" });
  return message;
}

/** What a question asks of the library; null when there is nothing to ask or nobody wants to. */
async function scopeOf(tx: Queries, scope: LibraryScope): Promise<LibraryScope | null> {
  if (scope.mode === "off") return null;
  // What must come from the library is asked of an empty one too, and told that nothing is there.
  return scope.mode === "explicit" || (await tx.library.hasText()) ? scope : null;
}

interface Opening {
  readonly id: string;
  readonly text: string;
  readonly library: LibraryScope | undefined;
}

/** Makes the conversation when its id is new. @throws AppError `not-found` when it is deleted. */
async function openConversation(
  writer: Writer,
  { id, text, library }: Opening,
): Promise<Conversation> {
  const { tx, append } = writer;
  const conversation = await tx.conversations.create({ id, title: titleFrom(text), library });
  if (conversation === undefined) {
    if (library !== undefined) await tx.conversations.change(id, { library });
    return await touch(writer, id);
  }
  append({ type: "conversation.created", conversation, actor: "person" });
  return conversation;
}

async function findThread(
  { tx }: Writer,
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
  if (parent.status === "streaming") throw stillWriting();
  return parent.threadId;
}

function takenAttachment(): AppError {
  return new AppError("conflict", "Another file already has this id. Attach it with a new one.");
}
