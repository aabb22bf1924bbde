import { Hono } from "hono";
import type { Runtime } from "#lib/runtime";
import { meantPath } from "../base-url.ts";
import { callOf, type Door } from "../door.ts";
import { chatCompletions } from "./chat-completions.ts";
import { listModels, oneModel } from "./models.ts";

/** The routes that OpenAI's clients know. */
export function openAiRoutes(runtime: Runtime): Hono<Door> {
  const chat = chatCompletions(runtime);
  return new Hono<Door>()
    .post("/chat/completions", (context) => chat(context.req.raw, callOf(context)))
    .get("/models", () => listModels(runtime))
    .get("/models/:id{.+}", ({ req }) => {
      return oneModel(runtime, decode(meantPath(req.raw).slice("/v1/models/".length)));
    });
}

/** An id that is not well escaped names no model; it is looked up as it stands and not found. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
