import { z } from "zod";
import { librarySearchSchema } from "#lib/protocol";
import { ok } from "./answer.ts";
import { idParam } from "./param.ts";
import { route, type Route } from "./route.ts";

const count = z.string().regex(/^\d{1,4}$/, "expected a whole number");
const values = (what: string) =>
  z.array(z.string().min(1).max(500)).max(50).optional().describe(`${what} May be given again.`);

const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(1, "write what to look for").max(500).describe("What to look for."),
  mode: z
    .enum(["hybrid", "words", "meaning"])
    .default("hybrid")
    .describe("Whether to compare words, meanings, or both."),
  limit: count
    .pipe(z.coerce.number<string>().min(1).max(50))
    .default(20)
    .describe("Passages in one answer."),
  offset: count
    .pipe(z.coerce.number<string>().min(0).max(500))
    .default(0)
    .describe("Passages to leave out at the beginning."),
  document: z.array(idParam).max(50).optional().describe("A book. May be given again."),
  creator: values("A creator, as the facets name them."),
  language: values("A language: en, fr."),
  folder: values("A folder, with those below it."),
  tag: values("A tag."),
});

/** Search over what stands in the books. */
export const librarySearchRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/library/search",
    name: "searchBooks",
    summary: "Find passages in the books, best first",
    remarks:
      "Quotes hold words together, a minus leaves a word out, title: and author: choose books. Of the values of one filter, one is enough.",
    query: searchQuerySchema,
    answer: ok(librarySearchSchema),
    refusals: ["model-failed"],
    example: { query: "q=yeast%20author:baker&limit=5" },
    handle: ({ shelf }, { query, signal }) =>
      shelf.search(
        {
          text: query.q,
          mode: query.mode,
          documentIds: query.document,
          creators: query.creator,
          languages: query.language,
          folders: query.folder,
          tags: query.tag,
          limit: query.limit,
          offset: query.offset,
        },
        signal,
      ),
  }),
];
