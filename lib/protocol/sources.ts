import { z } from "zod";
import { placeSchema } from "./place.ts";

/** A passage of a book that the model was shown, under the number it was asked to cite. */
export const sourceSchema = placeSchema.extend({
  n: z.int().min(1),
  documentId: z.uuid(),
  title: z.string(),
  creators: z.array(z.string()),
  /** From the book's outermost heading to the nearest. */
  headings: z.array(z.string()),
  /** The page printed in a PDF; null elsewhere. */
  page: z.int().min(1).nullable(),
  /** Word for word what stands at the place. */
  text: z.string(),
  /** How likely it is that the passage is about the question, from 0 to 1. */
  score: z.number().min(0).max(1),
});

export type Source = z.infer<typeof sourceSchema>;

/**
 * Where a source bears an answer out. `quote` is always word for word what stands in the book at the
 * place: it was compared before it was stored.
 */
export const citationSchema = placeSchema.extend({
  n: z.int().min(1),
  /**
   * `quote`: the answer's words at `at` stand in the book; `paraphrase`: the answer gives them as a
   * quote, but they do not, so they must not be shown as one, and `quote` is the sentence nearest to
   * them; `support`: the answer says in its own words what `quote` says; `beside`: the answer keeps to
   * nothing it was shown, and `quote` is what the source says to the question.
   */
  kind: z.enum(["quote", "paraphrase", "support", "beside"]),
  /** The range of the answer's text it belongs to, in UTF-16 units; null for the answer as a whole. */
  at: z.object({ start: z.int().min(0), end: z.int().min(0) }).nullable(),
  quote: z.string().min(1),
});

export type Citation = z.infer<typeof citationSchema>;

/** How much of the library a search has looked through. */
export const coverageSchema = z.object({
  /** Books whose text can be searched. */
  documents: z.int(),
  passages: z.int(),
  /** Passages that can be found by meaning as well as by word. */
  embedded: z.int(),
  /** Books that are being read, wait for it, or could not be read. */
  unread: z.int(),
});

export type Coverage = z.infer<typeof coverageSchema>;

/** What the library had to say to a question; kept with the answer. */
export const sourcesSchema = z.object({
  /** What was looked for. */
  query: z.string(),
  mode: z.enum(["automatic", "explicit"]),
  coverage: coverageSchema,
  /** False when nothing in the library answers the question: then the model was shown nothing of it. */
  isAnswered: z.boolean(),
  /** Those the model was shown, or, when nothing answers, the nearest there were. */
  passages: z.array(sourceSchema),
  /** Empty until the answer has ended. */
  citations: z.array(citationSchema),
});

export type Sources = z.infer<typeof sourcesSchema>;
