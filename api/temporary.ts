import { journalEventSchema, temporaryRequestSchema } from "#lib/protocol";
import { events } from "./answer.ts";
import { example, newExampleId } from "./example.ts";
import { route, type Route } from "./route.ts";

/** Chats of which nothing is ever stored. */
export const temporaryRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/temporary-answers",
    name: "answerTemporarily",
    summary: "Answer in a chat that is never stored",
    remarks:
      "The client keeps the conversation and sends its line each time. Closing the connection stops the answer; there is no coming back to it. What goes wrong on the way is said by its message.ended.",
    body: temporaryRequestSchema,
    answer: events(journalEventSchema),
    refusals: ["not-found"],
    example: {
      body: {
        conversationId: newExampleId(5),
        answerId: newExampleId(6),
        parentId: newExampleId(7),
        after: 0,
        modelId: example.model,
        line: [{ id: newExampleId(7), role: "user", text: "What is a sourdough?" }],
      },
    },
    handle: ({ chat }, { body, note }) => {
      note.model = body.modelId;
      return (signal) => chat.answerTemporarily(body, signal);
    },
  }),
];
