import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  changeDocumentSchema,
  contentsEntrySchema,
  readProblemSchema,
  type LibraryDocument,
} from "#lib/protocol";
import { libraryDocuments } from "../schema/library-documents.ts";

/** A book as the rows know it; whose folder it lies in is for others to judge. */
export type StoredDocument = Omit<LibraryDocument, "isOwn">;

export type DocumentFile = LibraryDocument["files"][number];

// Columns of JSON may have been written by an earlier release: what no longer fits is left out.
const corrections = changeDocumentSchema.pick({ title: true, creators: true }).catch({});
const problem = readProblemSchema.nullable().catch(null);
const picture = z.object({
  file: z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.(?:png|jpe?g|gif|webp)$/),
  type: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
});

export const contentsColumn = z.array(contentsEntrySchema).catch([]);
export const picturesColumn = z
  .object({ cover: picture.nullable(), images: z.array(picture) })
  .catch({ cover: null, images: [] });
/** What the person wrote over the book's own words. */
export const correctionsColumn = corrections;

export type Pictures = z.infer<typeof picturesColumn>;

type Row = Omit<typeof libraryDocuments.$inferSelect, "contents" | "pictures">;

/** Its text is in the index; also that of one which is being read again. */
export const canBeSearched = sql<boolean>`(${libraryDocuments.state} in ('text-ready', 'ready')
  or (${libraryDocuments.state} <> 'failed' and ${libraryDocuments.readHash} is not null))`;

/** A row of the table as the house speaks of it: what the person corrected wins. */
export function toDocument(row: Row, files: readonly DocumentFile[]): StoredDocument {
  const corrected = corrections.parse(row.corrections ?? {});
  return {
    id: row.id,
    title: corrected.title ?? row.title,
    creators: corrected.creators ?? row.creators,
    language: row.language,
    year: row.year,
    licence: row.licence,
    format: row.format,
    hasCover: row.hasCover,
    tags: row.tags,
    state: row.state,
    problem: problem.parse(row.problem),
    notices: row.notices,
    sections: row.sections,
    words: row.words,
    passages: row.passages,
    embedded: Math.min(row.embedded, row.passages),
    sizeBytes: row.sizeBytes,
    files: [...files],
    folder: folderOf(files[0]?.path ?? ""),
    addedAt: row.addedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
