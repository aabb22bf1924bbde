import { bigint, pgTable, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { conversations } from "./conversations.ts";

/** A line of talk within a conversation. The first one, made with the conversation, is its main line. */
export const threads = pgTable(
  "threads",
  {
    id: uuid().primaryKey().defaultRandom(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    /** Order of creation, free of ties. */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  // The pair is what messages refer to, so that a message cannot name another conversation's thread.
  (table) => [unique("threads_in_conversation").on(table.conversationId, table.id)],
);
