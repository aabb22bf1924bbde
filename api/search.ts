import { z } from "zod";
import { searchResultSchema } from "#lib/protocol";
import { ok } from "./answer.ts";
import { idParam } from "./param.ts";
import { route, type Route } from "./route.ts";

const count = z.string().regex(/^\d{1,5}$/, "expected a whole number");

const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(1, "write what to look for").max(500).describe("The words to look for."),
  conversation: idParam.optional().describe("Looks in this conversation only."),
  limit: count
    .pipe(z.coerce.number<string>().min(1).max(100))
    .default(20)
    .describe("Hits in one answer."),
  offset: count
    .pipe(z.coerce.number<string>().min(0).max(10_000))
    .default(0)
    .describe("Hits to leave out at the beginning."),
});

/** Search over all messages of all branches. */
export const searchRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/search",
    name: "search",
    summary: "Find words in all messages of all branches, best first",
    remarks:
      "Quotes hold words together, a minus leaves a word out, and the last word may be a beginning. Titles are found too.",
    query: searchQuerySchema,
    answer: ok(searchResultSchema),
    refusals: ["not-found"],
    example: { query: "q=bread&limit=5" },
    handle: ({ chat }, { query: { q: text, conversation, limit, offset } }) =>
      chat.search({ text, conversationId: conversation, limit, offset }),
  }),
];
