import {
  deletionSchema,
  editRequestSchema,
  messageSchema,
  regenerateRequestSchema,
} from "#lib/protocol";
import { begun, ok } from "./answer.ts";
import { example, newExampleId } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

/** What can be done to a message that is there. Nothing changes its text: an edit is a sibling. */
export const messageRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/messages/{id}/edit",
    name: "editMessage",
    summary: "Put another version of a message beside it",
    remarks: "Nothing is run. The new message becomes the end of the shown branch.",
    params: idParams,
    body: editRequestSchema,
    answer: ok(messageSchema),
    refusals: ["not-found", "conflict"],
    example: {
      params: { id: example.question },
      body: { messageId: newExampleId(3), text: "How does rye bread rise?" },
    },
    handle: ({ chat }, { params: { id }, body }) => chat.edit(id, body),
  }),
  route({
    method: "POST",
    path: "/api/messages/{id}/regenerate",
    name: "regenerateAnswer",
    summary: "Begin another answer",
    remarks: "Of an answer, a sibling; of a question, a child. Also the retry of a failed answer.",
    params: idParams,
    body: regenerateRequestSchema,
    answer: begun(messageSchema),
    refusals: ["not-found", "conflict"],
    example: {
      params: { id: example.answer },
      body: { answerId: newExampleId(4), modelId: example.model },
    },
    handle: ({ chat }, { params: { id }, body, note }) => {
      note.model = body.modelId;
      return chat.regenerate(id, body);
    },
  }),
  route({
    method: "POST",
    path: "/api/messages/{id}/continue",
    name: "continueAnswer",
    summary: "Write on behind an answer that stopped or failed",
    params: idParams,
    answer: begun(messageSchema),
    refusals: ["not-found", "conflict"],
    example: { params: { id: example.stopped } },
    handle: ({ chat }, { params: { id } }) => chat.continue(id),
  }),
  route({
    method: "POST",
    path: "/api/messages/{id}/stop",
    name: "stopAnswer",
    summary: "End an answer that is being written",
    remarks: "Answers once it is stored, with the text so far. A finished one is left as it is.",
    params: idParams,
    answer: ok(messageSchema),
    refusals: ["not-found"],
    example: { params: { id: example.stopped } },
    handle: ({ chat }, { params: { id } }) => chat.stop(id),
  }),
  route({
    method: "DELETE",
    path: "/api/messages/{id}",
    name: "deleteMessage",
    summary: "Delete a message and everything below it",
    remarks: "Answers which messages went. They can be restored for a day.",
    params: idParams,
    answer: ok(deletionSchema),
    refusals: ["not-found"],
    example: { params: { id: example.stopped } },
    handle: ({ chat }, { params: { id } }) => chat.remove(id),
  }),
  route({
    method: "POST",
    path: "/api/messages/{id}/restore",
    name: "restoreMessage",
    summary: "Bring back what deleting this message took along",
    params: idParams,
    answer: ok(deletionSchema),
    refusals: ["not-found", "conflict"],
    example: { params: { id: example.stopped } },
    handle: ({ chat }, { params: { id } }) => chat.restore(id),
  }),
];
