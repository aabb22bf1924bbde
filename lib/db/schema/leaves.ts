import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { messages } from "./messages.ts";

/** The end of the branch that a person looked at last in a conversation. */
export const leaves = pgTable(
  "leaves",
  {
    /** `owner` as long as Hearth knows a single person. */
    person: text().notNull(),
    conversationId: uuid("conversation_id").notNull(),
    messageId: uuid("message_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.conversationId] }),
    foreignKey({
      name: "leaves_message",
      columns: [table.conversationId, table.messageId],
      foreignColumns: [messages.conversationId, messages.id],
    }).onDelete("cascade"),
  ],
);
