import { Hono } from "hono";
import { z } from "zod";
import { AppError } from "#lib/errors";
import { accepted, done, readJson, sse } from "#lib/http";
import type { Runtime } from "#lib/runtime";
import { callOf, type Door } from "./door.ts";
import { ModelsFeed } from "./models-feed.ts";
import { modelsView } from "./models-view.ts";

const choiceSchema = z.strictObject({ modelId: z.string().min(1).max(300) });

/** Models: look, follow, load, unload, download, delete, and choose the one to begin with. */
export function modelRoutes(runtime: Runtime): Hono<Door> {
  const { models, inference, db, env } = runtime;
  const feed = new ModelsFeed(runtime);

  return new Hono<Door>()
    .get("/models", async () => Response.json(await modelsView(runtime)))
    .get("/models/events", (context) => {
      const { note, hangUp } = callOf(context);
      note.stream = true;
      return sse((signal) => feed.watch(signal), { signal: context.req.raw.signal, hangUp });
    })
    .post("/models/unload", async () => {
      await inference.unload();
      return Response.json(inference.status());
    })
    .post("/models/:id/load", async ({ req }) => {
      const id = req.param("id");
      await requireChatModel(runtime, id);
      await inference.load(id);
      return Response.json(inference.status());
    })
    .post("/models/:id/download", ({ req }) => accepted(models.download(req.param("id"))))
    .delete("/models/:id/download", async ({ req }) => {
      await models.cancel(req.param("id"));
      return done();
    })
    .delete("/models/:id", async ({ req }) => {
      const id = req.param("id");
      if (inference.status().modelId === id) await inference.unload();
      await models.remove(id);
      return done();
    })
    .put("/settings/default-model", async ({ req }) => {
      const { modelId } = await readJson(req.raw, choiceSchema);
      if (env.HEARTH_MODEL !== undefined && env.HEARTH_MODEL !== modelId) throw setOutside();
      await requireChatModel(runtime, modelId);
      await db.settings.set("default-model", modelId);
      feed.settingChanged();
      return done();
    });
}

async function requireChatModel({ models }: Runtime, id: string): Promise<void> {
  const found = await models.find(id);
  if (found === undefined) {
    throw new AppError("not-found", `There is no usable model called ${id} on this machine.`);
  }
  if (found.model.kind !== "chat") {
    throw new AppError("bad-input", `${id} turns texts into vectors and cannot answer.`);
  }
}

function setOutside(): AppError {
  return new AppError(
    "conflict",
    "HEARTH_MODEL in the environment decides the default model. Change it there, or remove it.",
  );
}
