import type { LineMessage } from "#lib/prompt";
import type { ContextForecast, ContextRequest } from "#lib/protocol";
import { checkAttachments } from "./check-attachments.ts";
import { chooseTurns, guessed, type MeasureTurns } from "./choose-turns.ts";
import { questionTooLong } from "./failure.ts";
import { noMessage } from "./missing.ts";
import type { ChatModel, ChatPorts } from "./ports.ts";
import { readLine, type ReadLine } from "./read-line.ts";
import { requireModel } from "./require-model.ts";

/** What a slot is taken to hold while the model is not in memory and nobody knows yet. */
const usualContext = 8_192;

/** What an answer to a text would be given to read. */
export async function forecast(
  ports: ChatPorts,
  conversationId: string,
  { parentId, text, attachments = [], modelId }: ContextRequest,
): Promise<ContextForecast> {
  checkAttachments(attachments);
  const model = await requireModel(ports, modelId);
  const above = await lineTo(ports, conversationId, parentId);
  const question: LineMessage = { id: "", role: "user", status: "complete", text, attachments };
  const { line, before } = above;
  const telling = { line: [...line, question], before, preset: model.preset };

  let isEstimate = false;
  const measure: MeasureTurns = async (turns) => {
    const counted = await ports.inference.measure(modelId, turns);
    isEstimate = counted === undefined;
    return counted ?? (await guessed(contextOf(model))(turns));
  };
  const { context, promptTokens, contextSize } = await chooseTurns(telling, measure);
  // A slot must hold the prompt and at least one token of the answer.
  const isTooLong = promptTokens >= contextSize;
  const problem = isTooLong ? questionTooLong({ promptTokens, contextSize }) : null;
  return { ...context, promptTokens, contextSize, isEstimate, problem };
}

/** @throws AppError `not-found` */
async function lineTo(
  { db }: ChatPorts,
  conversationId: string,
  parentId: string | null,
): Promise<ReadLine> {
  if (parentId === null) return { line: [], before: 0 };
  const parent = await db.messages.find(parentId);
  if (parent?.conversationId !== conversationId) throw noMessage();
  return await readLine(db, parentId);
}

function contextOf({ trainedContext }: ChatModel): number {
  return Math.min(trainedContext ?? usualContext, usualContext);
}
