import { randomUUID } from "node:crypto";
import type { Events } from "#lib/events";

/** A new conversation with a question and an answer that a run of this process is writing: four events. */
export async function beginAnswer(events: Events, conversationId: string = randomUUID()) {
  const [questionId, messageId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  const shape = { conversationId, modelId: "tiny" };
  await events.write(conversationId, async (tx, append) => {
    const conversation = await tx.conversations.create({ id: conversationId, title: "Bread" });
    const threadId = await tx.conversations.findMainThread(conversationId);
    if (conversation === undefined || threadId === undefined) throw new Error("The id is taken.");
    const question = { id: questionId, parentId: null, role: "user", text: "Why?" } as const;
    const answer = { id: messageId, parentId: questionId, role: "assistant", text: "" } as const;
    const messages = await tx.messages.insertMany([
      { ...question, conversationId, threadId, status: "complete", modelId: null },
      { ...answer, ...shape, threadId, status: "streaming" },
    ]);
    const owner = { priority: "interactive", worker: events.worker } as const;
    const run = await tx.runs.insert({ ...shape, ...owner, id: runId, messageId });
    append({ type: "conversation.created", conversation, actor: "person" });
    for (const message of messages) append({ type: "message.created", message, actor: "person" });
    append({ type: "run.queued", run, actor: "house", runId });
  });
  return { conversationId, questionId, messageId, run: { id: runId, conversationId, messageId } };
}
