import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { messages } from "./messages.ts";

/** Who writes which answer. A run without an end belongs to the process whose advisory lock is `worker`. */
export const runs = pgTable(
  "runs",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id").notNull(),
    messageId: uuid("message_id").notNull(),
    modelId: text("model_id").notNull(),
    priority: text({ enum: ["interactive", "api", "background"] }).notNull(),
    state: text({
      enum: [
        "queued",
        "searching",
        "loading",
        "reading",
        "thinking",
        "writing",
        "tool",
        "done",
        "stopped",
        "failed",
      ],
    }).notNull(),
    worker: integer().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    foreignKey({
      name: "runs_message",
      columns: [table.conversationId, table.messageId],
      foreignColumns: [messages.conversationId, messages.id],
    }).onDelete("cascade"),
    index("runs_by_message").on(table.messageId),
    // An answer has one writer at a time.
    uniqueIndex("runs_unended")
      .on(table.messageId)
      .where(sql`${table.endedAt} is null`),
    check("runs_priority", sql`${table.priority} in ('interactive', 'api', 'background')`),
    check(
      "runs_state",
      sql`${table.state} in ('queued', 'searching', 'loading', 'reading', 'thinking', 'writing', 'tool', 'done', 'stopped', 'failed')`,
    ),
    check(
      "runs_end",
      sql`(${table.endedAt} is not null) = (${table.state} in ('done', 'stopped', 'failed'))`,
    ),
  ],
);
