import { z } from "zod";
import { libraryScopeSchema } from "./library-scope.ts";
import { maxMessageLength } from "./message.ts";

const id = z.uuid().toLowerCase();

/**
 * `POST /api/temporary-answers`: an answer in a chat that is never stored. The page keeps the tree
 * and sends the line each time; what comes back are the same events as of a stored conversation,
 * numbered on from `after`. Closing the connection stops it.
 */
export const temporaryRequestSchema = z.strictObject({
  conversationId: id,
  answerId: id,
  parentId: id,
  after: z.int().min(0),
  modelId: z.string().min(1).max(300),
  /** Absent: the library is not asked. */
  library: libraryScopeSchema.optional(),
  line: z
    .array(
      z.strictObject({
        id,
        role: z.enum(["user", "assistant"]),
        text: z.string().max(maxMessageLength),
      }),
    )
    .min(1)
    .max(2_000),
});

export type TemporaryRequest = z.infer<typeof temporaryRequestSchema>;
