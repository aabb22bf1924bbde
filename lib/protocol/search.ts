import { z } from "zod";

/** A piece of an excerpt; what matched is marked. Plain text, never markup. */
const excerptPieceSchema = z.object({ text: z.string(), isMatch: z.boolean() });

export const searchHitSchema = z.object({
  conversationId: z.uuid(),
  conversationTitle: z.string(),
  isArchived: z.boolean(),
  /** Null when the title matched and not a message. */
  messageId: z.uuid().nullable(),
  role: z.enum(["user", "assistant"]).nullable(),
  excerpt: z.array(excerptPieceSchema),
  createdAt: z.iso.datetime(),
});

export type SearchHit = z.infer<typeof searchHitSchema>;

/**
 * `GET /api/search?q=…&conversation=…&limit=…&offset=…`: all messages of all branches, best first.
 * Quotes hold words together, a minus leaves a word out, the last word may be a beginning.
 */
export const searchResultSchema = z.object({
  hits: z.array(searchHitSchema),
  hasMore: z.boolean(),
});

export type SearchResult = z.infer<typeof searchResultSchema>;
