import { Hono } from "hono";
import { accepted, done, readJson } from "#lib/http";
import { renameRequestSchema, sendRequestSchema } from "#lib/protocol";
import type { Runtime } from "#lib/runtime";
import type { Door } from "./door.ts";
import { uuidParam } from "./uuid-param.ts";

/** Conversations: list, open, rename, delete, and say something in one. */
export function conversationRoutes({ chat }: Runtime): Hono<Door> {
  return new Hono<Door>()
    .get("/conversations", async () => Response.json({ conversations: await chat.list() }))
    .get("/conversations/:id", async ({ req }) =>
      Response.json(await chat.open(uuidParam(req.param("id")))),
    )
    .patch("/conversations/:id", async ({ req }) => {
      const id = uuidParam(req.param("id"));
      const { title } = await readJson(req.raw, renameRequestSchema);
      return Response.json(await chat.rename(id, title));
    })
    .delete("/conversations/:id", async ({ req }) => {
      await chat.remove(uuidParam(req.param("id")));
      return done();
    })
    .post("/conversations/:id/messages", async (context) => {
      const id = uuidParam(context.req.param("id"));
      const request = await readJson(context.req.raw, sendRequestSchema);
      context.get("note").model = request.modelId;
      return accepted(await chat.send(id, request));
    });
}
