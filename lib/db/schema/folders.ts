import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Where conversations can be put. Deleting one leaves its conversations, without a folder. */
export const folders = pgTable("folders", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
