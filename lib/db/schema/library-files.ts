import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { libraryDocuments } from "./library-documents.ts";

/** The manifest: every file in the watched folders as it was last seen. */
export const libraryFiles = pgTable(
  "library_files",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The watched folder, absolute. */
    root: text().notNull(),
    /** Within the folder, with slashes. */
    path: text().notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    modifiedMs: doublePrecision("modified_ms").notNull(),
    /** Null for a file that could not be read at all; `problem` says why. */
    documentId: uuid("document_id").references(() => libraryDocuments.id, { onDelete: "cascade" }),
    problem: jsonb().$type<unknown>(),
    /** How often its bytes were read, for the log and the tests of the watcher. */
    reads: integer().notNull().default(0),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("library_files_path").on(table.root, table.path),
    index("library_files_by_document").on(table.documentId),
  ],
);
