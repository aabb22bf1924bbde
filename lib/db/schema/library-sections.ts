import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { libraryDocuments } from "./library-documents.ts";

/** The text of the books, section by section: what is read, quoted and compared with. */
export const librarySections = pgTable(
  "library_sections",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => libraryDocuments.id, { onDelete: "cascade" }),
    section: integer().notNull(),
    title: text(),
    text: text().notNull(),
    blocks: jsonb().$type<unknown>().notNull(),
    words: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.section] })],
);
