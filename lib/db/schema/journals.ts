import { sql } from "drizzle-orm";
import { bigint, check, pgTable, uuid } from "drizzle-orm/pg-core";
import { conversations } from "./conversations.ts";

/**
 * How far the journal of a conversation has come. Updating this row is what gives out sequence
 * numbers, so its lock puts all writers of one conversation, of every process, in a line.
 */
export const journals = pgTable(
  "journals",
  {
    conversationId: uuid("conversation_id")
      .primaryKey()
      .references(() => conversations.id, { onDelete: "cascade" }),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
    /** Events up to here have been pruned: who has not seen them needs a snapshot. */
    prunedSeq: bigint("pruned_seq", { mode: "number" }).notNull().default(0),
  },
  (table) => [check("journals_pruned", sql`${table.prunedSeq} <= ${table.lastSeq}`)],
);
