import { AppError } from "#lib/errors";
import type { Message } from "#lib/protocol";
import type { House } from "./house.ts";
import { noMessage, requireMessage } from "./missing.ts";
import { requireModel } from "./require-model.ts";
import { storeRun, touch } from "./store-answer.ts";

/** Writes on behind an answer that broke off. */
export async function continueAnswer({ ports, runs }: House, messageId: string): Promise<Message> {
  const { db, events } = ports;
  const { conversationId } = await requireMessage(db, messageId);

  const begun = await events.write(conversationId, async (tx, append) => {
    const { role, modelId } = await requireMessage(tx, messageId);
    if (role !== "assistant" || modelId === null) throw noMessage();
    runs.requireOpen();
    const { preset } = await requireModel(ports, modelId);
    if ((await tx.messages.subtree(messageId)).length > 1) throw hasReplies();
    const answer = await tx.messages.continue(messageId);
    if (answer === undefined) throw notBroken();
    const writer = { tx, append, worker: events.worker };
    await touch(writer, conversationId);
    append({ type: "message.continued", message: answer, actor: "person" });
    const run = await storeRun(writer, answer, modelId);
    await tx.leaves.set(conversationId, messageId);
    return { answer, run, modelId, preset };
  });
  runs.begin(begun, { lastId: messageId, modelId: begun.modelId, preset: begun.preset });
  return begun.answer;
}

function hasReplies(): AppError {
  return new AppError(
    "conflict",
    "This answer has replies already, so it stays as it is. Ask for another one instead.",
  );
}

function notBroken(): AppError {
  return new AppError("conflict", "This answer is complete, or still being written.");
}
