import { z } from "zod";
import { addedFileSchema, readFileSchema } from "#lib/protocol";
import { ok } from "./answer.ts";
import { fileBody, route, type Route } from "./route.ts";

const nameQuery = z.strictObject({
  name: z.string().min(1).max(1_000).describe("What the file is called, with its ending."),
});

/** Files as they are: into the library, or only read. */
export const libraryFileRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/library/files",
    name: "addBook",
    summary: "Put a file into Hearth's own library folder",
    remarks:
      "EPUB, Markdown, plain text, HTML or PDF, at most 512 MiB. It is read once it lies there. One whose bytes are in the library is not added again, and one of a name that is taken gets a number.",
    query: nameQuery,
    body: fileBody,
    maxBytes: 512 * 1024 * 1024,
    answer: ok(addedFileSchema),
    refusals: ["too-large"],
    example: { query: "name=bread.md", body: "# Bread\n\nFlour, water, salt and yeast." },
    handle: ({ shelf }, { query: { name }, body, signal }) => shelf.add(name, body, signal),
  }),
  route({
    method: "POST",
    path: "/api/attachments/read",
    name: "readAttachedFile",
    summary: "Read the text of a file that is to come with a message",
    remarks: "The same kinds of file, at most 64 MiB. Nothing is kept.",
    query: nameQuery,
    body: fileBody,
    maxBytes: 64 * 1024 * 1024,
    answer: ok(readFileSchema),
    refusals: ["too-large"],
    example: { query: "name=recipe.txt", body: "Flour, water, yeast." },
    handle: ({ shelf }, { query: { name }, body, signal }) =>
      shelf.readAttachment(name, body, signal),
  }),
];
