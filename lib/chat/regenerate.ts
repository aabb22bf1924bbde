import type { Message, RegenerateRequest } from "#lib/protocol";
import { stillWriting } from "./conflicts.ts";
import { findPlaced } from "./find-sent.ts";
import type { House } from "./house.ts";
import { noMessage, requireMessage } from "./missing.ts";
import { requireModel } from "./require-model.ts";
import { storeAnswer, touch } from "./store-answer.ts";

/** Begins another answer: beside an answer, or below a question. */
export async function regenerate(
  { ports, runs }: House,
  messageId: string,
  { answerId: id, modelId }: RegenerateRequest,
): Promise<Message> {
  const { db, events } = ports;
  const { conversationId } = await requireMessage(db, messageId);

  const { answer, begun } = await events.write(conversationId, async (tx, append) => {
    const original = await requireMessage(tx, messageId);
    const questionId = original.role === "user" ? original.id : original.parentId;
    if (questionId === null) throw noMessage();
    const place = { id, conversationId, parentId: questionId, role: "assistant" } as const;
    const before = await findPlaced(tx, place);
    if (before !== undefined) return { answer: before, begun: undefined };

    runs.requireOpen();
    if (original.status === "streaming") throw stillWriting();
    const { preset } = await requireModel(ports, modelId);
    const writer = { tx, append, worker: events.worker };
    await touch(writer, conversationId);
    const question = { ...original, id: questionId };
    const stored = await storeAnswer(writer, question, { id, modelId });
    return { answer: stored.answer, begun: { stored, questionId, preset } };
  });
  if (begun !== undefined) {
    runs.begin(begun.stored, { lastId: begun.questionId, modelId, preset: begun.preset });
  }
  return answer;
}
