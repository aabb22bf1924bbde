import { z } from "zod";
import { modelsViewSchema } from "#lib/protocol";
import { begun, nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { modelsView } from "./models-view.ts";
import { requireChatModel } from "./require-chat-model.ts";
import { route, type Route } from "./route.ts";

const params = z.object({ id: z.string().min(1).max(300) });
const { engine, downloads } = modelsViewSchema.shape;
const aModel = { params: { id: example.model } };

/** Models: look, load, unload, download and delete. */
export const modelRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/models",
    name: "listModels",
    summary: "List the models that are here and those to be had, with the engine's state",
    answer: ok(modelsViewSchema),
    example: {},
    handle: (house) => modelsView(house),
  }),
  route({
    method: "POST",
    path: "/api/models/unload",
    name: "unloadModel",
    summary: "Take the model out of memory",
    answer: ok(engine),
    example: {},
    handle: async ({ inference }) => {
      await inference.unload();
      return inference.status();
    },
  }),
  route({
    method: "POST",
    path: "/api/models/{id}/load",
    name: "loadModel",
    summary: "Bring a model into memory",
    remarks: "The present one leaves. Answers once it is ready.",
    params,
    answer: ok(engine),
    refusals: ["not-found", "model-failed"],
    example: aModel,
    handle: async ({ models, inference }, { params: { id } }) => {
      await requireChatModel(models, id);
      await inference.load(id);
      return inference.status();
    },
  }),
  route({
    method: "POST",
    path: "/api/models/{id}/download",
    name: "downloadModel",
    summary: "Begin to download a model, or go on",
    params,
    answer: begun(downloads.element),
    refusals: ["not-found", "conflict", "not-allowed"],
    example: aModel,
    handle: ({ models }, { params: { id } }) => models.download(id),
  }),
  route({
    method: "DELETE",
    path: "/api/models/{id}/download",
    name: "cancelDownload",
    summary: "End a download and keep what has come",
    remarks: "Where nothing is on its way, nothing happens.",
    params,
    answer: nothing,
    example: aModel,
    handle: ({ models }, { params: { id } }) => models.cancel(id),
  }),
  route({
    method: "DELETE",
    path: "/api/models/{id}",
    name: "deleteModel",
    summary: "Delete a model's file",
    params,
    answer: nothing,
    refusals: ["not-found", "not-allowed"],
    example: aModel,
    handle: async ({ models, inference }, { params: { id } }) => {
      if (inference.status().modelId === id) await inference.unload();
      await models.remove(id);
    },
  }),
];
