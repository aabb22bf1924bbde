import { integer, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";
import { libraryDocuments } from "./library-documents.ts";

/** Where in a book its reader was last. */
export const libraryPlaces = pgTable("library_places", {
  documentId: uuid("document_id")
    .primaryKey()
    .references(() => libraryDocuments.id, { onDelete: "cascade" }),
  section: integer().notNull(),
  offset: integer("text_offset").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
