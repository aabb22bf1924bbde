import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { threads } from "./threads.ts";
import { tsvector } from "./tsvector.ts";

/**
 * The nodes of the conversation trees. A parent is inserted before its children and never changes
 * afterwards, so a conversation stays a tree and `seq` lists every parent before its children.
 */
export const messages = pgTable(
  "messages",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id").notNull(),
    threadId: uuid("thread_id").notNull(),
    parentId: uuid("parent_id"),
    messageType: text("message_type", { enum: ["message"] })
      .notNull()
      .default("message"),
    role: text({ enum: ["user", "assistant"] }).notNull(),
    text: text().notNull(),
    reasoning: text(),
    status: text({ enum: ["complete", "streaming", "stopped", "failed"] }).notNull(),
    modelId: text("model_id"),
    error: jsonb().$type<unknown>(),
    figures: jsonb().$type<unknown>(),
    /** What of the line above was shown to the model. */
    context: jsonb().$type<unknown>(),
    /** Of a question: what of the library it asked. */
    library: jsonb().$type<unknown>(),
    /** Of an answer: what the library had to say, and what of it the answer cites. */
    sources: jsonb().$type<unknown>(),
    /** Out of sight since then; everything below it is as well. */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
    /** The message whose deletion took this one along: what is restored together. */
    deletedWith: uuid("deleted_with"),
    /** What full-text search reads; kept by a trigger, see drizzle/. */
    search: tsvector(),
    /** Order of arrival, free of ties: a question and its answer share a moment. */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("messages_in_conversation").on(table.conversationId, table.id),
    foreignKey({
      name: "messages_thread",
      columns: [table.conversationId, table.threadId],
      foreignColumns: [threads.conversationId, threads.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "messages_parent",
      columns: [table.conversationId, table.parentId],
      foreignColumns: [table.conversationId, table.id],
    }),
    index("messages_by_arrival").on(table.conversationId, table.seq),
    index("messages_by_parent").on(table.conversationId, table.parentId),
    index("messages_by_thread").on(table.conversationId, table.threadId),
    index("messages_streaming")
      .on(table.id)
      .where(sql`${table.status} = 'streaming'`),
    index("messages_search").using("gin", table.search),
    index("messages_deleted")
      .on(table.deletedAt)
      .where(sql`${table.deletedAt} is not null`),
    check("messages_deletion", sql`(${table.deletedAt} is null) = (${table.deletedWith} is null)`),
    check("messages_type", sql`${table.messageType} in ('message')`),
    check("messages_role", sql`${table.role} in ('user', 'assistant')`),
    check(
      "messages_status",
      sql`${table.status} in ('complete', 'streaming', 'stopped', 'failed')`,
    ),
    check("messages_not_own_parent", sql`${table.parentId} <> ${table.id}`),
    check(
      "messages_question",
      sql`${table.role} <> 'user' or (${table.status} = 'complete' and ${table.reasoning} is null and ${table.modelId} is null and ${table.error} is null and ${table.figures} is null)`,
    ),
    check(
      "messages_answer",
      sql`${table.role} <> 'assistant' or (${table.parentId} is not null and ${table.modelId} is not null)`,
    ),
    check(
      "messages_error",
      sql`${table.error} is null or ${table.status} in ('stopped', 'failed')`,
    ),
  ],
);
