import { leastPassageRoom, passageRoom, type LineMessage } from "#lib/prompt";
import type { ContextForecast, ContextRequest, LibraryScope } from "#lib/protocol";
import { checkAttachments } from "./check-attachments.ts";
import { chooseTurns, guessed, type MeasureTurns } from "./choose-turns.ts";
import { questionTooLong } from "./failure.ts";
import { noMessage } from "./missing.ts";
import type { ChatModel, ChatPorts } from "./ports.ts";
import { readLine, type Line } from "./read-line.ts";
import { requireModel } from "./require-model.ts";

/** What a slot is taken to hold while the model is not in memory and nobody knows yet. */
const usualContext = 8_192;

/** What an answer to a text would be given to read. */
export async function forecast(
  ports: ChatPorts,
  conversationId: string,
  { parentId, text, attachments = [], modelId, library }: ContextRequest,
): Promise<ContextForecast> {
  checkAttachments(attachments);
  const model = await requireModel(ports, modelId);
  const above = await lineTo(ports, conversationId, parentId);
  const question: LineMessage = { id: "", role: "user", status: "complete", text, attachments };
  const { line, before } = above;
  const asks = await mayAskLibrary(ports, conversationId, library);

  let isEstimate = false;
  let lastTokens = 0;
  const measure: MeasureTurns = async (turns) => {
    const counted = await ports.inference.measure(modelId, turns);
    isEstimate = counted === undefined;
    const measured = counted ?? (await guessed(contextOf(model))(turns));
    lastTokens = measured.turnTokens.at(-1) ?? 0;
    return measured;
  };
  const { contextSize: size } = await measure([]);
  const keptTokens = asks ? leastPassageRoom(size) : 0;
  const telling = { line: [...line, question], before, preset: model.preset, keptTokens };
  const { context, promptTokens, contextSize } = await chooseTurns(telling, measure);
  const taken = { contextSize, lineTokens: promptTokens, questionTokens: lastTokens };
  const passageTokens = asks ? passageRoom(taken) : 0;
  // A slot must hold the prompt and at least one token of the answer.
  const isTooLong = promptTokens >= contextSize;
  const problem = isTooLong ? questionTooLong({ promptTokens, contextSize }) : null;
  return { ...context, promptTokens, passageTokens, contextSize, isEstimate, problem };
}

/** Whether passages may come with the question: which they are is known when it is asked. */
async function mayAskLibrary(
  { db }: ChatPorts,
  conversationId: string,
  wish: LibraryScope | undefined,
): Promise<boolean> {
  const scope = wish ?? (await db.conversations.find(conversationId))?.library;
  return scope?.mode !== "off" && (await db.library.hasText());
}

/** @throws AppError `not-found` */
async function lineTo(
  { db }: ChatPorts,
  conversationId: string,
  parentId: string | null,
): Promise<Line> {
  if (parentId === null) return { line: [], before: 0 };
  const parent = await db.messages.find(parentId);
  if (parent?.conversationId !== conversationId) throw noMessage();
  return await readLine(db, parentId);
}

function contextOf({ trainedContext }: ChatModel): number {
  return Math.min(trainedContext ?? usualContext, usualContext);
}
