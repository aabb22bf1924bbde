import { z } from "zod";
import { conversationSchema } from "./conversation.ts";
import { figuresSchema } from "./figures.ts";
import { messageSchema } from "./message.ts";
import { sourcesSchema } from "./sources.ts";
import { runSchema, runStateSchema } from "./run.ts";

/**
 * What can happen in a conversation. A payload holds all that folding it needs: a message event
 * carries the whole message, so that a journal without its deltas still ends in the same state.
 */
export const happeningSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("conversation.created"), conversation: conversationSchema }),
  z.object({ type: z.literal("conversation.changed"), conversation: conversationSchema }),
  z.object({ type: z.literal("conversation.deleted"), conversation: conversationSchema }),
  z.object({ type: z.literal("conversation.restored"), conversation: conversationSchema }),
  z.object({ type: z.literal("title.written"), conversation: conversationSchema }),
  z.object({ type: z.literal("message.created"), message: messageSchema }),
  /** An ended answer is written on: it streams again, behind the text it has, which comes along for readers that had not loaded it. */
  z.object({ type: z.literal("message.continued"), message: messageSchema }),
  z.object({ type: z.literal("message.ended"), message: messageSchema }),
  /** What the library has to say to the question, before the model has said anything. */
  z.object({ type: z.literal("sources.found"), messageId: z.uuid(), sources: sourcesSchema }),
  z.object({ type: z.literal("message.deleted"), messageIds: z.array(z.uuid()) }),
  /** Parents before children. */
  z.object({ type: z.literal("message.restored"), messages: z.array(messageSchema) }),
  z.object({ type: z.literal("run.queued"), run: runSchema }),
  z.object({ type: z.literal("run.changed"), runId: z.uuid(), state: runStateSchema }),
  z.object({ type: z.literal("run.ended"), runId: z.uuid(), state: runStateSchema }),
  z.object({ type: z.literal("assistant.stream.delta"), messageId: z.uuid(), text: z.string() }),
  z.object({ type: z.literal("agent.thinking.delta"), messageId: z.uuid(), text: z.string() }),
  z.object({
    type: z.literal("tool.execution.started"),
    messageId: z.uuid(),
    callId: z.string(),
    name: z.string(),
  }),
  z.object({
    type: z.literal("tool.execution.ended"),
    messageId: z.uuid(),
    callId: z.string(),
    status: z.enum(["done", "failed"]),
  }),
  z.object({ type: z.literal("usage.recorded"), messageId: z.uuid(), figures: figuresSchema }),
]);

export type Happening = z.infer<typeof happeningSchema>;

/** Where in the journal of its conversation an event stands, when, and by whom. */
const stampSchema = z.object({
  /** Without gaps when written. Deltas of an ended run are compacted away later. */
  seq: z.int().min(1),
  /** The event before it in the journal as it is now: who has not seen that one must not fold this one. */
  after: z.int().min(0),
  at: z.iso.datetime(),
  conversationId: z.uuid(),
  runId: z.uuid().nullable(),
  /** `person` or `model` or `house`. */
  actor: z.enum(["person", "model", "house"]),
});

export const journalEventSchema = z.intersection(stampSchema, happeningSchema);

export type Stamp = z.infer<typeof stampSchema>;
export type JournalEvent = Stamp & Happening;
