import { z } from "zod";

/** Where a run stands, in words a page can say aloud. The last three are ends. */
export const runStateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("queued"), position: z.int().min(1).optional() }),
  /** The library is being searched. */
  z.object({ state: z.literal("searching") }),
  z.object({ state: z.literal("loading"), modelId: z.string() }),
  z.object({ state: z.literal("reading"), doneTokens: z.int(), totalTokens: z.int() }),
  z.object({ state: z.literal("thinking") }),
  z.object({ state: z.literal("writing") }),
  z.object({ state: z.literal("tool"), name: z.string() }),
  z.object({ state: z.literal("done") }),
  z.object({ state: z.literal("stopped") }),
  z.object({ state: z.literal("failed") }),
]);

export type RunState = z.infer<typeof runStateSchema>;
export type RunStateName = RunState["state"];

/** One piece of work of a model, owned by the server: it goes on when nobody watches. */
export const runSchema = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  /** The answer it writes. */
  messageId: z.uuid(),
  modelId: z.string(),
  priority: z.enum(["interactive", "api", "background"]),
  state: runStateSchema,
  createdAt: z.iso.datetime(),
});

export type Run = z.infer<typeof runSchema>;
