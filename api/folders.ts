import { folderListSchema, folderSchema, newFolderSchema, renameFolderSchema } from "#lib/protocol";
import { nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const sample = { id: example.folder };

/** Folders, which conversations can be put in. */
export const folderRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/folders",
    name: "listFolders",
    summary: "List the folders by name",
    answer: ok(folderListSchema),
    example: {},
    handle: async ({ chat }) => ({ folders: await chat.folders.list() }),
  }),
  route({
    method: "POST",
    path: "/api/folders",
    name: "createFolder",
    summary: "Make a folder",
    remarks: "The id is made by the client, so that sending twice makes one.",
    body: newFolderSchema,
    answer: ok(folderSchema),
    refusals: ["conflict"],
    example: { body: { id: example.folder, name: "Kitchen" } },
    handle: ({ chat }, { body }) => chat.folders.create(body),
  }),
  route({
    method: "PATCH",
    path: "/api/folders/{id}",
    name: "renameFolder",
    summary: "Give a folder another name",
    params: idParams,
    body: renameFolderSchema,
    answer: ok(folderSchema),
    refusals: ["not-found"],
    example: { params: sample, body: { name: "Baking" } },
    handle: ({ chat }, { params: { id }, body }) => chat.folders.rename(id, body.name),
  }),
  route({
    method: "DELETE",
    path: "/api/folders/{id}",
    name: "deleteFolder",
    summary: "Delete a folder and keep its conversations",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ chat }, { params: { id } }) => chat.folders.remove(id),
  }),
];
