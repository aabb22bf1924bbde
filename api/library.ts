import {
  changeDocumentSchema,
  libraryBulkSchema,
  libraryDocumentSchema,
  libraryListSchema,
  libraryPauseSchema,
  openedDocumentSchema,
} from "#lib/protocol";
import { nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const sample = { id: example.book };

/** Books as wholes: list, open, change, take out and bring back, one or many. */
export const libraryRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/library",
    name: "listBooks",
    summary: "List the books, latest first, and say what the indexer does",
    answer: ok(libraryListSchema),
    example: {},
    handle: ({ shelf }) => shelf.list(),
  }),
  route({
    method: "GET",
    path: "/api/library/documents/{id}",
    name: "openBook",
    summary: "Open a book: its contents, its sections, and where it was left",
    params: idParams,
    answer: ok(openedDocumentSchema),
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ shelf }, { params: { id } }) => shelf.open(id),
  }),
  route({
    method: "PATCH",
    path: "/api/library/documents/{id}",
    name: "changeBook",
    summary: "Correct the title or creators of a book, or set its tags",
    remarks: "What is absent stays. What is corrected stays when the book is read again.",
    params: idParams,
    body: changeDocumentSchema,
    answer: ok(libraryDocumentSchema),
    refusals: ["not-found"],
    example: { params: sample, body: { title: "Bread, a primer", tags: ["kitchen"] } },
    handle: ({ shelf }, { params: { id }, body }) => shelf.change(id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/library/documents/{id}",
    name: "removeBook",
    summary: "Take a book out of the library",
    remarks:
      "It is not found any more at once. A file in Hearth's own folder goes to its bin, any other stays where it is and is passed over. It can be restored for a month.",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ shelf }, { params: { id } }) => shelf.changeMany({ do: "remove", ids: [id] }),
  }),
  route({
    method: "POST",
    path: "/api/library/documents/{id}/restore",
    name: "restoreBook",
    summary: "Bring a removed book back",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ shelf }, { params: { id } }) => shelf.changeMany({ do: "restore", ids: [id] }),
  }),
  route({
    method: "POST",
    path: "/api/library/documents/{id}/reindex",
    name: "reindexBook",
    summary: "Have a book read and indexed anew",
    remarks: "Also the retry of one that could not be read.",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ shelf }, { params: { id } }) => shelf.changeMany({ do: "reindex", ids: [id] }),
  }),
  route({
    method: "POST",
    path: "/api/library/documents/bulk",
    name: "changeBooks",
    summary: "Do one thing to many books, all or nothing",
    body: libraryBulkSchema,
    answer: nothing,
    refusals: ["not-found"],
    example: { body: { do: "tag", ids: [example.book], add: ["baking"], remove: [] } },
    handle: ({ shelf }, { body }) => shelf.changeMany(body),
  }),
  route({
    method: "PUT",
    path: "/api/library/pause",
    name: "pauseIndexing",
    summary: "Let indexing rest, or go on",
    remarks: "Reading and searching go on meanwhile.",
    body: libraryPauseSchema,
    answer: nothing,
    example: { body: { isPaused: false } },
    handle: ({ shelf }, { body: { isPaused } }) => shelf.pause(isPaused),
  }),
];
