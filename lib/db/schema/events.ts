import {
  bigint,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { journals } from "./journals.ts";

/** The journal: what happened in each conversation, in order. Rows are added, compacted and pruned, never changed. */
export const events = pgTable(
  "events",
  {
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => journals.conversationId, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    runId: uuid("run_id"),
    actor: text({ enum: ["person", "model", "house"] }).notNull(),
    type: text().notNull(),
    /** The happening without its type. */
    data: jsonb().$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.seq] }),
    index("events_by_run").on(table.runId, table.seq),
  ],
);
