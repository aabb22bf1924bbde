import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { folders } from "./folders.ts";

/** The tree's name, place and age. Its messages hang on its threads; purging it takes them along. */
export const conversations = pgTable(
  "conversations",
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    titleSource: text("title_source", { enum: ["first-words", "model", "person"] })
      .notNull()
      .default("first-words"),
    folderId: uuid("folder_id").references(() => folders.id, { onDelete: "set null" }),
    /** What of the library the next question asks. */
    library: jsonb().$type<unknown>(),
    pinnedAt: timestamp("pinned_at", { withTimezone: true }),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    /** Out of sight since then, and purged some time later. */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** The last time something was said; renaming does not count, or tidying would shuffle the list. */
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("conversations_by_update").on(table.updatedAt.desc().nullsFirst(), table.id),
    index("conversations_by_folder").on(table.folderId),
    index("conversations_deleted")
      .on(table.deletedAt)
      .where(sql`${table.deletedAt} is not null`),
    check(
      "conversations_title_source",
      sql`${table.titleSource} in ('first-words', 'model', 'person')`,
    ),
  ],
);
