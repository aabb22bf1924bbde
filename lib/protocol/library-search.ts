import { z } from "zod";
import { coverageSchema, sourceSchema } from "./sources.ts";

/** A passage that was found. */
export const passageHitSchema = sourceSchema.omit({ n: true }).extend({
  language: z.string().nullable(),
  /** The part of the passage that fits best; what matched is marked. Plain text, never markup. */
  excerpt: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
});

export type PassageHit = z.infer<typeof passageHitSchema>;

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

/**
 * `GET /api/library/search?q=…`: passages of books, best first. Quotes hold words together, a minus
 * leaves a word out, `title:` and `author:` choose books.
 */
export const librarySearchSchema = z.object({
  hits: z.array(passageHitSchema),
  hasMore: z.boolean(),
  coverage: coverageSchema,
  /** `words` when nothing could be compared by meaning yet. */
  mode: z.enum(["hybrid", "words", "meaning"]),
  /** How the passages found are spread, the most frequent first. */
  facets: z.object({
    document: facet,
    creator: facet,
    language: facet,
    folder: facet,
    tag: facet,
  }),
});

export type LibrarySearch = z.infer<typeof librarySearchSchema>;
