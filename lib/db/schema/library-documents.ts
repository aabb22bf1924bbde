import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/**
 * The books. A book is known by the hash of its bytes, so a file that moves stays the same book; one
 * that is edited in its place stays it too, with another hash.
 */
export const libraryDocuments = pgTable(
  "library_documents",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the file, in hexadecimal. */
    hash: text().notNull().unique("library_documents_hash"),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    format: text({ enum: ["epub", "markdown", "text", "html", "pdf", "unknown"] }).notNull(),
    state: text({ enum: ["queued", "reading", "text-ready", "ready", "failed"] })
      .notNull()
      .default("queued"),
    /** The file's name until the book has been read. */
    title: text().notNull(),
    creators: text().array().notNull().default([]),
    language: text(),
    year: integer(),
    licence: text(),
    direction: text({ enum: ["ltr", "rtl"] })
      .notNull()
      .default("ltr"),
    /** What the person wrote over what the book says of itself; jsonb of a DocumentChange without tags. */
    corrections: jsonb().$type<unknown>(),
    tags: text().array().notNull().default([]),
    problem: jsonb().$type<unknown>(),
    notices: text().array().notNull().default([]),
    contents: jsonb().$type<unknown>(),
    sections: integer().notNull().default(0),
    words: integer().notNull().default(0),
    passages: integer().notNull().default(0),
    /** Of the passages, those in the table of vectors that serves: counted when a batch is written. */
    embedded: integer().notNull().default(0),
    /** The release of the readers and the chunker that read it; an older one is read again. */
    readBy: integer("read_by").notNull().default(0),
    /** The hash that the stored sections and passages were made from; null before the first reading. */
    readHash: text("read_hash"),
    hasCover: boolean("has_cover").notNull().default(false),
    /** The cover and the images, as the reader named them; jsonb of a ReadImage or null, and a list of them. */
    pictures: jsonb().$type<unknown>(),
    /** Removed by the person, its files in the bin or passed over; restorable until it is purged. */
    removedAt: timestamp("removed_at", { withTimezone: true }),
    addedAt: timestamp("added_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("library_documents_by_state").on(table.state),
    index("library_documents_by_age").on(table.addedAt.desc(), table.id),
    check("library_documents_hash_form", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    check(
      "library_documents_state",
      sql`${table.state} in ('queued', 'reading', 'text-ready', 'ready', 'failed')`,
    ),
    check(
      "library_documents_problem",
      sql`(${table.problem} is not null) = (${table.state} = 'failed')`,
    ),
  ],
);
