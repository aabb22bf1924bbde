import { z } from "zod";
import {
  attachmentTextSchema,
  contextForecastSchema,
  contextRequestSchema,
  messagesSchema,
  sendRequestSchema,
  sendResponseSchema,
} from "#lib/protocol";
import { begun, ok } from "./answer.ts";
import { example, newExampleId } from "./example.ts";
import { idParam, idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

const sample = { id: example.conversation };

const idsQuerySchema = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(idParam).max(200, "ask for at most 200 at once"))
    .describe("With commas between them."),
});

/** Saying something in a conversation, and reading what was said. */
export const talkRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/conversations/{id}/messages",
    name: "sendMessage",
    summary: "Say something and begin an answer",
    remarks:
      "All ids are made by the client: the same request sent again changes nothing and is answered with what is stored. The conversation is created when its id is new. Another child of the same parent is a branch. The answer's text comes with the events.",
    params: idParams,
    body: sendRequestSchema,
    answer: begun(sendResponseSchema),
    refusals: ["not-found", "conflict", "too-large"],
    example: {
      params: sample,
      body: {
        messageId: newExampleId(1),
        answerId: newExampleId(2),
        parentId: example.answer,
        text: "And without yeast?",
        modelId: example.model,
      },
    },
    handle: ({ chat }, { params: { id }, body, note }) => {
      note.model = body.modelId;
      return chat.send(id, body);
    },
  }),
  route({
    method: "GET",
    path: "/api/conversations/{id}/messages",
    name: "readMessages",
    summary: "Read messages by their ids",
    remarks: "Up to 200 at once, in no order. What is not there, or deleted, is left out.",
    params: idParams,
    query: idsQuerySchema,
    answer: ok(messagesSchema),
    refusals: ["not-found"],
    example: { params: sample, query: `ids=${example.question},${example.answer}` },
    handle: async ({ chat }, { params: { id }, query }) => ({
      messages: await chat.messages(id, query.ids),
    }),
  }),
  route({
    method: "POST",
    path: "/api/conversations/{id}/context",
    name: "forecastContext",
    summary: "Say what an answer to a text would be given to read",
    remarks:
      "Nothing is stored. For a conversation that does not exist yet, parentId is null and any new id will do.",
    params: idParams,
    body: contextRequestSchema,
    answer: ok(contextForecastSchema),
    refusals: ["not-found"],
    example: {
      params: sample,
      body: { parentId: example.answer, text: "And without yeast?", modelId: example.model },
    },
    handle: ({ chat }, { params: { id }, body, note }) => {
      note.model = body.modelId;
      return chat.forecast(id, body);
    },
  }),
  route({
    method: "GET",
    path: "/api/attachments/{id}",
    name: "readAttachment",
    summary: "Read a file that came with a message",
    params: idParams,
    answer: ok(attachmentTextSchema),
    refusals: ["not-found"],
    example: { params: { id: example.attachment } },
    handle: ({ chat }, { params: { id } }) => chat.attachment(id),
  }),
];
