import { z } from "zod";
import { foundInBookSchema, readingPlaceSchema, sectionSchema } from "#lib/protocol";
import { nothing, ok, picture } from "./answer.ts";
import { example } from "./example.ts";
import { idParam, idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const number = z
  .string()
  .regex(/^\d{1,6}$/)
  .pipe(z.coerce.number<string>().int().min(0));

const version = z.strictObject({
  v: z
    .string()
    .max(64)
    .optional()
    .describe(
      "Any word for this version of the picture. With it a browser may keep the picture for ever.",
    ),
});

const findQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1, "write what to look for")
    .max(200)
    .describe("Words that stand together, whatever their case and accents."),
});

const sample = { id: example.book };

/** What a reader of one book needs. */
export const libraryReadingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/library/documents/{id}/sections/{section}",
    name: "readSection",
    summary: "Read a section of a book",
    remarks: "Text and what its parts are, never a book's own markup.",
    params: z.object({ id: idParam, section: number }),
    answer: ok(sectionSchema),
    refusals: ["not-found"],
    example: { params: { ...sample, section: "0" } },
    handle: ({ shelf }, { params: { id, section } }) => shelf.section(id, section),
  }),
  route({
    method: "GET",
    path: "/api/library/documents/{id}/find",
    name: "findInBook",
    summary: "Find where words stand in one book",
    remarks: "In reading order, at most 200 places.",
    params: idParams,
    query: findQuery,
    answer: ok(foundInBookSchema),
    refusals: ["not-found"],
    example: { params: sample, query: "q=yeast" },
    handle: ({ shelf }, { params: { id }, query: { q }, signal }) => shelf.find(id, q, signal),
  }),
  route({
    method: "PUT",
    path: "/api/library/documents/{id}/place",
    name: "rememberPlace",
    summary: "Remember where a book was left",
    params: idParams,
    body: readingPlaceSchema,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample, body: { section: 0, offset: 12 } },
    handle: ({ shelf }, { params: { id }, body }) => shelf.setPlace(id, body),
  }),
  route({
    method: "GET",
    path: "/api/library/documents/{id}/cover",
    name: "showCover",
    summary: "Show the cover of a book",
    params: idParams,
    query: version,
    answer: picture,
    refusals: ["not-found"],
    example: { params: sample },
    handle: async ({ shelf }, { params: { id }, query: { v } }) => ({
      ...(await shelf.cover(id)),
      isLasting: v !== undefined,
    }),
  }),
  route({
    method: "GET",
    path: "/api/library/documents/{id}/images/{image}",
    name: "showImage",
    summary: "Show a picture of a book",
    remarks: "By the number that its block has.",
    params: z.object({ id: idParam, image: number }),
    query: version,
    answer: picture,
    refusals: ["not-found"],
    example: { params: { ...sample, image: "0" } },
    handle: async ({ shelf }, { params: { id, image }, query: { v } }) => ({
      ...(await shelf.image(id, image)),
      isLasting: v !== undefined,
    }),
  }),
];
