import { z } from "zod";
import { maxTitleLength } from "./conversation.ts";
import { libraryScopeSchema } from "./library-scope.ts";
import { maxMessageLength } from "./message.ts";
import { sourcesSchema } from "./sources.ts";

const id = z.uuid().toLowerCase();

/**
 * A whole conversation as one JSON document: `GET /api/conversations/{id}/export` writes it and
 * `POST /api/conversations/import` reads it. Parents come before their children. Importing it again
 * changes nothing.
 */
export const conversationTreeSchema = z.strictObject({
  format: z.literal("hearth-conversation"),
  version: z.literal(1),
  conversation: z.strictObject({
    id,
    title: z.string().trim().min(1).max(maxTitleLength),
    createdAt: z.iso.datetime(),
  }),
  messages: z
    .array(
      z.strictObject({
        id,
        parentId: id.nullable(),
        role: z.enum(["user", "assistant"]),
        text: z.string().max(maxMessageLength),
        reasoning: z.string().max(maxMessageLength).nullable(),
        modelId: z.string().min(1).max(300).nullable(),
        status: z.enum(["complete", "stopped", "failed"]),
        createdAt: z.iso.datetime(),
        library: libraryScopeSchema.nullable().optional(),
        sources: sourcesSchema.nullable().optional(),
        attachments: z
          .array(z.strictObject({ id, name: z.string().min(1).max(200), text: z.string() }))
          .optional(),
      }),
    )
    .max(50_000),
});

export type ConversationTree = z.infer<typeof conversationTreeSchema>;

/** `POST /api/conversations/import` */
export const importResultSchema = z.object({
  /** False when the conversation was here already. */
  isNew: z.boolean(),
});
