import { z } from "zod";
import { messageSchema } from "./conversation.ts";

/** Where an answer stands before and while it is written, in words a page can say aloud. */
const answerPhaseSchema = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("queued"), position: z.int().min(1) }),
  z.object({ phase: z.literal("loading"), modelId: z.string() }),
  z.object({ phase: z.literal("reading"), doneTokens: z.int(), totalTokens: z.int() }),
  z.object({ phase: z.literal("thinking") }),
  z.object({ phase: z.literal("writing") }),
]);

export type AnswerPhase = z.infer<typeof answerPhaseSchema>;

/**
 * The events of `GET /api/messages/{id}/events`, each the `data` of one server-sent event. The
 * snapshot comes first and holds all text so far; `end` comes last and holds the stored message.
 */
export const answerEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("snapshot"),
    message: messageSchema,
    phase: answerPhaseSchema.nullable(),
  }),
  z.object({ type: z.literal("phase"), phase: answerPhaseSchema }),
  z.object({ type: z.literal("text-delta"), text: z.string() }),
  z.object({ type: z.literal("reasoning-delta"), text: z.string() }),
  z.object({ type: z.literal("end"), message: messageSchema }),
]);

export type AnswerEvent = z.infer<typeof answerEventSchema>;
