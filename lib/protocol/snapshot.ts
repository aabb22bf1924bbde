import { z } from "zod";
import { conversationSchema } from "./conversation.ts";
import { messageSchema } from "./message.ts";
import { runSchema } from "./run.ts";

/** A message in the outline: its id, the place of its parent in the outline (-1 for none), who wrote it, and its `order`. */
export const outlineEntrySchema = z.tuple([z.uuid(), z.int().min(-1), z.enum(["u", "a"]), z.int()]);

export type OutlineEntry = z.infer<typeof outlineEntrySchema>;

/**
 * `GET /api/conversations/{id}`: a conversation at one position of its journal. The outline holds
 * every message that is not deleted, parents before children, siblings in order of arrival; only
 * the messages at the end of the shown branch, and those that are being written, come with their
 * text, because a conversation may have ten thousand.
 */
export const snapshotSchema = z.object({
  type: z.literal("conversation.snapshot"),
  conversation: conversationSchema,
  /** The last event it contains. */
  seq: z.int().min(0),
  /** The end of the branch that this person looked at last; null without messages. */
  leafId: z.uuid().nullable(),
  outline: z.array(outlineEntrySchema),
  messages: z.array(messageSchema),
  /** Those that have not ended. */
  runs: z.array(runSchema),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
