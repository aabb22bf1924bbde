import { getTableColumns, sql } from "drizzle-orm";
import { figuresSchema, messageSchema, type Attachment, type Message } from "#lib/protocol";
import { messages } from "../schema/messages.ts";

// Columns of JSON may have been written by an earlier release: what no longer fits is shown as
// unknown, because a figure is not worth a conversation that cannot be opened.
const figures = figuresSchema.nullable().catch(null);
const error = messageSchema.shape.error.catch(null);
const context = messageSchema.shape.context.catch(null);
const library = messageSchema.shape.library.catch(null);
const sources = messageSchema.shape.sources.catch(null);

// The table is named in full: inside the subquery a bare `id` would be the attachment's own.
const attachments = sql<readonly Attachment[]>`(
  select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'sizeBytes', a.size_bytes) order by a.place), '[]')
  from attachments a where a.message_id = "messages"."id"
)`;

const { search: _words, ...columns } = getTableColumns(messages);

/** What is read of a message: all but the words for search, and the names of its attachments. */
export const messageColumns = { ...columns, attachments };

type MessageRow = Omit<typeof messages.$inferSelect, "search"> & {
  readonly attachments: readonly Attachment[];
};

/** A row of the table as the house speaks of it. */
export function toMessage(row: MessageRow): Message {
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
    context: context.parse(row.context),
    library: library.parse(row.library),
    sources: sources.parse(row.sources),
    attachments: [...row.attachments],
    order: row.seq,
    createdAt: row.createdAt.toISOString(),
  };
}
