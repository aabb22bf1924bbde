import { z } from "zod";
import { contentsEntrySchema } from "./book.ts";
import { placeSchema } from "./place.ts";
import { coverageSchema } from "./sources.ts";

export const maxTags = 20;
export const tagSchema = z.string().trim().min(1).max(60);

/**
 * Where a book stands: waiting for its turn; being read; its text can be searched while its
 * meanings are being computed; all of it can be found; or it could not be read.
 */
export const documentStateSchema = z.enum(["queued", "reading", "text-ready", "ready", "failed"]);

export type DocumentState = z.infer<typeof documentStateSchema>;

/** Why a book could not be read, in a word for programs and a sentence for people. */
export const readProblemSchema = z.object({
  code: z.enum([
    "encrypted",
    "no-text",
    "not-a-book",
    "damaged",
    "too-large",
    "took-too-long",
    "crashed",
    "unreadable-file",
  ]),
  message: z.string(),
});

export type ReadProblem = z.infer<typeof readProblemSchema>;

/** A book as the shelf shows it. */
export const libraryDocumentSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  creators: z.array(z.string()),
  /** BCP 47; null when it could not be told. */
  language: z.string().nullable(),
  year: z.int().nullable(),
  licence: z.string().nullable(),
  format: z.enum(["epub", "markdown", "text", "html", "pdf", "unknown"]),
  hasCover: z.boolean(),
  tags: z.array(z.string()),
  state: documentStateSchema,
  problem: readProblemSchema.nullable(),
  /** What was left out or mended while reading, a sentence each. */
  notices: z.array(z.string()),
  sections: z.int(),
  words: z.int(),
  passages: z.int(),
  /** Of the passages, those that can be found by meaning. */
  embedded: z.int(),
  sizeBytes: z.int(),
  /** Where its files are, relative to the watched folder; more than one for copies. */
  files: z.array(z.object({ root: z.string(), path: z.string() })),
  /** The folder of its first file within the watched one, with slashes; empty at the top. */
  folder: z.string(),
  /** True when removing it moves its file into Hearth's bin; false when the file stays where it is. */
  isOwn: z.boolean(),
  addedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type LibraryDocument = z.infer<typeof libraryDocumentSchema>;

/** What the indexer is doing, and how much there is. */
export const libraryStatusSchema = z.object({
  /** False when no indexer process has been heard of for a while. */
  isRunning: z.boolean(),
  isPaused: z.boolean(),
  /** A sentence when indexing as a whole is hindered. */
  problem: z.string().nullable(),
  folders: z.array(z.object({ path: z.string(), isOwn: z.boolean(), isThere: z.boolean() })),
  states: z.object({
    queued: z.int(),
    reading: z.int(),
    "text-ready": z.int(),
    ready: z.int(),
    failed: z.int(),
  }),
  coverage: coverageSchema,
  words: z.int(),
  /** Passages a second over the last minute; null while nothing is embedded. */
  rate: z.number().nullable(),
  secondsLeft: z.int().nullable(),
  embeddingModel: z.string().nullable(),
  /** While another embedding model is being brought in: how far it is. The old one serves until then. */
  rebuilding: z.object({ done: z.int(), total: z.int() }).nullable(),
});

export type LibraryStatus = z.infer<typeof libraryStatusSchema>;

/** `GET /api/library`: every book, latest first. */
export const libraryListSchema = z.object({
  status: libraryStatusSchema,
  documents: z.array(libraryDocumentSchema),
});

export type LibraryList = z.infer<typeof libraryListSchema>;

/** `GET /api/library/documents/{id}` */
export const openedDocumentSchema = libraryDocumentSchema.extend({
  contents: z.array(contentsEntrySchema),
  /** In reading order. */
  outline: z.array(z.object({ title: z.string().nullable(), words: z.int() })),
  direction: z.enum(["ltr", "rtl"]),
  /** Where this person was last; null when it was never opened. */
  place: placeSchema
    .pick({ section: true })
    .extend({ offset: z.int().min(0) })
    .nullable(),
});

export type OpenedDocument = z.infer<typeof openedDocumentSchema>;

/** `PUT /api/library/documents/{id}/place` */
export const readingPlaceSchema = z.strictObject({
  section: z.int().min(0),
  offset: z.int().min(0),
});

export type ReadingPlace = z.infer<typeof readingPlaceSchema>;

/** `PATCH /api/library/documents/{id}`: what is absent stays. */
export const changeDocumentSchema = z.strictObject({
  title: z.string().trim().min(1).max(500).optional(),
  creators: z.array(z.string().trim().min(1).max(200)).max(20).optional(),
  tags: z.array(tagSchema).max(maxTags).optional(),
});

export type DocumentChange = z.infer<typeof changeDocumentSchema>;

/** `PUT /api/library/pause` */
export const libraryPauseSchema = z.strictObject({ isPaused: z.boolean() });

/** `POST /api/library/files?name=…`: the file as it is; it is read once it lies in the folder. */
export const addedFileSchema = z.object({
  /** The name it was given, which differs when one of that name was there. */
  path: z.string(),
  /** True when the same bytes are in the library already; nothing was added then. */
  isKnown: z.boolean(),
});

export type AddedFile = z.infer<typeof addedFileSchema>;

/** `GET /api/library/documents/{id}/find?q=…`: where words stand in one book, in reading order. */
export const foundInBookSchema = z.object({
  places: z.array(
    placeSchema.extend({
      excerpt: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
    }),
  ),
  hasMore: z.boolean(),
});

export type FoundInBook = z.infer<typeof foundInBookSchema>;
