import { AppError } from "#lib/errors";
import type { InstalledModel } from "#lib/protocol";
import { toModelEntry, toModelList } from "#lib/dialects/openai";
import type { Runtime } from "#lib/runtime";

/** Promised for a model that is not in memory: what is served then also depends on the memory free at that moment. */
const unloadedContext = 8192;

/** `GET /v1/models`: the chat models that can be used, loaded or not. */
export async function listModels(runtime: Runtime): Promise<Response> {
  const installed = await runtime.models.installed();
  const usable = installed.filter(isUsable);
  return Response.json(
    toModelList(usable.map((model) => toModelEntry(model, contextOf(model, runtime)))),
  );
}

/** `GET /v1/models/{id}`. An id may hold slashes and colons. */
export async function oneModel(runtime: Runtime, id: string): Promise<Response> {
  const found = await runtime.models.find(id);
  if (found === undefined || !isUsable(found.model)) {
    throw new AppError(
      "not-found",
      `There is no model ${id}. GET /v1/models lists those there are.`,
    );
  }
  return Response.json(toModelEntry(found.model, contextOf(found.model, runtime)));
}

function isUsable(model: InstalledModel): boolean {
  return model.problem === null && model.kind === "chat";
}

function contextOf(model: InstalledModel, { inference, env }: Runtime): number {
  const { modelId, contextSize } = inference.status();
  if (modelId === model.id && contextSize !== null) return contextSize;
  return Math.min(env.HEARTH_CONTEXT ?? unloadedContext, model.trainedContext ?? unloadedContext);
}
