import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What the house remembers of its own choices; the query checks every value against its name's schema. */
export const settings = pgTable("settings", {
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
