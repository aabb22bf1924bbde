import { z } from "zod";

/** Where the web processes and the indexer hear of each other; what they say is only that something is new. */
export const libraryChannel = "hearth_library";

/**
 * `wish`: a web process has changed rows or settings that the indexer acts on. The rest is the
 * indexer's: these books are different or gone (together at most a hundred), its status is, or so
 * much that naming it would be pointless.
 */
export const libraryNoticeSchema = z.discriminatedUnion("about", [
  z.object({ about: z.literal("wish") }),
  z.object({
    about: z.literal("documents"),
    ids: z.array(z.uuid()),
    removed: z.array(z.uuid()),
  }),
  z.object({ about: z.literal("status") }),
  z.object({ about: z.literal("all") }),
]);

export type LibraryNotice = z.infer<typeof libraryNoticeSchema>;

/** What the indexer says of itself, kept as a setting and renewed at least every 15 seconds. */
export const indexerStatusSchema = z.object({
  /** When it was written: one that is old is the word of a process that is gone. */
  at: z.iso.datetime(),
  /** A sentence when indexing as a whole is hindered. */
  problem: z.string().nullable(),
  folders: z.array(z.object({ path: z.string(), isOwn: z.boolean(), isThere: z.boolean() })),
  /** Passages a second over the last minute; null while nothing is embedded. */
  rate: z.number().nullable(),
  secondsLeft: z.int().nullable(),
  embeddingModel: z.string().nullable(),
  rebuilding: z.object({ done: z.int(), total: z.int() }).nullable(),
});

export type IndexerStatus = z.infer<typeof indexerStatusSchema>;

/** The vectors that serve: their table, and the model that questions to them are embedded with. */
export const libraryVectorsSchema = z.object({ table: z.string(), modelPath: z.string() });

export type LibraryVectors = z.infer<typeof libraryVectorsSchema>;
