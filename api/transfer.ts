import { conversationTreeSchema, importResultSchema, type ConversationTree } from "#lib/protocol";
import { ok } from "./answer.ts";
import { example } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const createdAt = "2026-11-21T09:00:00.000Z";
const said = { reasoning: null, status: "complete", createdAt } as const;

const tree: ConversationTree = {
  format: "hearth-conversation",
  version: 1,
  conversation: { id: example.conversation, title: "How bread rises", createdAt },
  messages: [
    {
      ...said,
      id: example.question,
      parentId: null,
      role: "user",
      text: "How does this bread rise?",
      modelId: null,
      attachments: [{ id: example.attachment, name: "recipe.md", text: "Flour, water, yeast." }],
    },
    {
      ...said,
      id: example.answer,
      parentId: example.question,
      role: "assistant",
      text: "Yeast eats sugar and breathes out gas.",
      modelId: example.model,
    },
    {
      ...said,
      id: example.stopped,
      parentId: example.question,
      role: "assistant",
      text: "Slowly, and",
      modelId: example.model,
      status: "stopped",
    },
  ],
};

/** Whole conversations in and out, as one document each. */
export const transferRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/conversations/{id}/export",
    name: "exportConversation",
    summary: "Take a whole conversation out, with all its branches",
    params: idParams,
    answer: ok(conversationTreeSchema),
    refusals: ["not-found"],
    example: { params: { id: example.conversation } },
    handle: ({ chat }, { params: { id } }) => chat.export(id),
  }),
  route({
    method: "POST",
    path: "/api/conversations/import",
    name: "importConversation",
    summary: "Bring a whole conversation in",
    remarks:
      "Parents come before their children. Importing again changes nothing. A body may have 64 MiB.",
    body: conversationTreeSchema,
    maxBytes: 64 * 1024 * 1024,
    answer: ok(importResultSchema),
    refusals: ["conflict", "too-large"],
    example: { body: tree },
    handle: ({ chat }, { body }) => chat.import(body),
  }),
];
