import { figuresSchema, messageSchema, type Message } from "#lib/protocol";
import type { messages } from "../schema/messages.ts";

// Columns of JSON may have been written by an earlier release: what no longer fits is shown as
// unknown, because a figure is not worth a conversation that cannot be opened.
const figures = figuresSchema.nullable().catch(null);
const error = messageSchema.shape.error.catch(null);

/** A row of the table as the house speaks of it. */
export function toMessage(row: typeof messages.$inferSelect): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    threadId: row.threadId,
    parentId: row.parentId,
    messageType: row.messageType,
    role: row.role,
    text: row.text,
    reasoning: row.reasoning,
    status: row.status,
    modelId: row.modelId,
    error: error.parse(row.error),
    figures: figures.parse(row.figures),
    createdAt: row.createdAt.toISOString(),
  };
}
