import { AppError } from "#lib/errors";
import type { ChatModel, ChatPorts } from "./ports.ts";

/** @throws AppError `not-found`, or `bad-input` for a model that does not chat. */
export async function requireModel(
  { findModel }: Pick<ChatPorts, "findModel">,
  modelId: string,
): Promise<ChatModel> {
  const model = await findModel(modelId);
  if (model === undefined) throw noModel(modelId);
  if (model.kind !== "chat") {
    const message = `${modelId} turns texts into vectors and cannot answer. Pick a chat model.`;
    throw new AppError("bad-input", message, { facts: { field: "modelId" } });
  }
  return model;
}

function noModel(modelId: string): AppError {
  const message = `There is no model called ${modelId} on this machine. Download it, or pick another.`;
  return new AppError("not-found", message, {
    facts: { field: "modelId", reason: "model_not_found" },
  });
}
