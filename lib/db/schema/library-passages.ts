import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { libraryDocuments } from "./library-documents.ts";

/**
 * What the search index holds, row by row: a range of a section's text each. The index is made from
 * these and compared with them.
 */
export const libraryPassages = pgTable(
  "library_passages",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => libraryDocuments.id, { onDelete: "cascade" }),
    /** Of the document, the place and the text: the same passage has the same id for ever. */
    id: text().notNull(),
    /** Order within the book. */
    place: integer().notNull(),
    section: integer().notNull(),
    start: integer().notNull(),
    end: integer("end_offset").notNull(),
    headings: text().array().notNull(),
    page: integer(),
    language: text(),
    /** As the embedding model counts, headings included. */
    tokens: integer().notNull(),
    /** Of what is embedded: an equal text elsewhere need not be computed again. */
    textHash: text("text_hash").notNull(),
    /** The table of vectors it is in; null while it waits. */
    embeddedIn: text("embedded_in"),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.id] }),
    index("library_passages_by_id").on(table.id),
    index("library_passages_by_text").on(table.textHash),
    index("library_passages_by_place").on(table.documentId, table.place),
  ],
);
