import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The tree's name and age. Its messages hang on its threads; deleting it takes them along. */
export const conversations = pgTable(
  "conversations",
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** The last time something was said; renaming does not count, or tidying would shuffle the list. */
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("conversations_by_update").on(table.updatedAt.desc().nullsFirst(), table.id)],
);
