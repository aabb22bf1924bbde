import {
  bulkSchema,
  changeConversationSchema,
  conversationListSchema,
  conversationSchema,
  leafSchema,
  snapshotSchema,
} from "#lib/protocol";
import { nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const sample = { id: example.conversation };

/** Conversations as wholes: list, open, change, delete and bring back, one or many. */
export const conversationRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/conversations",
    name: "listConversations",
    summary: "List the conversations, latest first",
    remarks: "Archived ones are among them, deleted ones are not.",
    answer: ok(conversationListSchema),
    example: {},
    handle: async ({ chat }) => ({ conversations: await chat.conversations.list() }),
  }),
  route({
    method: "GET",
    path: "/api/conversations/{id}",
    name: "openConversation",
    summary: "Open a conversation at its present state",
    remarks:
      "The outline holds every message; only the end of the shown branch, and what is being written, come with their text. Ask for other texts by their ids, and follow GET /api/events from seq on.",
    params: idParams,
    answer: ok(snapshotSchema),
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ chat }, { params: { id } }) => chat.snapshot(id),
  }),
  route({
    method: "PATCH",
    path: "/api/conversations/{id}",
    name: "changeConversation",
    summary: "Name, file, pin or archive a conversation",
    remarks: "What is absent stays. A folder that does not exist is not found.",
    params: idParams,
    body: changeConversationSchema,
    answer: ok(conversationSchema),
    refusals: ["not-found"],
    example: { params: sample, body: { title: "Bread", isPinned: true } },
    handle: ({ chat }, { params: { id }, body }) => chat.conversations.change(id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/conversations/{id}",
    name: "deleteConversation",
    summary: "Delete a conversation",
    remarks: "It is out of sight at once and its runs are stopped. It can be restored for a day.",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ chat }, { params: { id } }) => chat.conversations.remove(id),
  }),
  route({
    method: "POST",
    path: "/api/conversations/{id}/restore",
    name: "restoreConversation",
    summary: "Bring a deleted conversation back",
    params: idParams,
    answer: ok(conversationSchema),
    refusals: ["not-found"],
    example: { params: sample },
    handle: ({ chat }, { params: { id } }) => chat.conversations.restore(id),
  }),
  route({
    method: "POST",
    path: "/api/conversations/bulk",
    name: "changeConversations",
    summary: "Do one thing to many conversations, all or nothing",
    body: bulkSchema,
    answer: nothing,
    refusals: ["not-found"],
    example: {
      body: { ids: [example.conversation], change: { do: "change", to: { isArchived: false } } },
    },
    handle: ({ chat }, { body }) => chat.conversations.bulk(body),
  }),
  route({
    method: "PUT",
    path: "/api/conversations/{id}/leaf",
    name: "chooseBranch",
    summary: "Remember the end of the branch that is looked at",
    params: idParams,
    body: leafSchema,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: sample, body: { messageId: example.answer } },
    handle: ({ chat }, { params: { id }, body }) => chat.setLeaf(id, body.messageId),
  }),
];
