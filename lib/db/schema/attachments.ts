import { foreignKey, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { messages } from "./messages.ts";

/** Text files that came with a message. */
export const attachments = pgTable(
  "attachments",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** Its place among the attachments of its message. */
    place: integer().notNull(),
    name: text().notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    text: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: "attachments_message",
      columns: [table.conversationId, table.messageId],
      foreignColumns: [messages.conversationId, messages.id],
    }).onDelete("cascade"),
    index("attachments_by_message").on(table.messageId, table.place),
  ],
);
