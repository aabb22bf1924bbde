import { Hono } from "hono";
import { accepted, readJson, sse } from "#lib/http";
import { regenerateRequestSchema } from "#lib/protocol";
import type { Runtime } from "#lib/runtime";
import { callOf, type Door } from "./door.ts";
import { uuidParam } from "./uuid-param.ts";

/** Answers: begin another one, end one, and follow one while it is written. */
export function messageRoutes({ chat }: Runtime): Hono<Door> {
  return new Hono<Door>()
    .post("/messages/:id/regenerate", async (context) => {
      const id = uuidParam(context.req.param("id"));
      const request = await readJson(context.req.raw, regenerateRequestSchema);
      context.get("note").model = request.modelId;
      return accepted(await chat.regenerate(id, request));
    })
    .post("/messages/:id/stop", async ({ req }) =>
      Response.json(await chat.stop(uuidParam(req.param("id")))),
    )
    .get("/messages/:id/events", (context) => {
      const id = uuidParam(context.req.param("id"));
      const { note, hangUp } = callOf(context);
      note.stream = true;
      return sse((signal) => chat.watch(id, signal), { signal: context.req.raw.signal, hangUp });
    });
}
