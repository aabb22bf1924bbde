import { AppError } from "#lib/errors";
import type { Models } from "#lib/models";

/** @throws AppError `not-found`, or `bad-input` for a model that cannot chat. */
export async function requireChatModel(models: Models, id: string): Promise<void> {
  const found = await models.find(id);
  if (found === undefined) {
    throw new AppError("not-found", `There is no usable model called ${id} on this machine.`);
  }
  if (found.model.kind !== "chat") {
    throw new AppError("bad-input", `${id} turns texts into vectors and cannot answer.`);
  }
}
