import { z } from "zod";
import type { AnswerShape } from "../answer.ts";
import { example } from "../example.ts";
import type { Description } from "../route.ts";

const json: AnswerShape = { status: 200, type: "application/json", schema: undefined };

/**
 * Routes that speak another dialect or are asked by machines: they are mounted elsewhere and only
 * named here. docs/api.md says more of them.
 */
export const otherRoutes: readonly Description[] = [
  {
    method: "POST",
    path: "/v1/chat/completions",
    name: "createChatCompletion",
    summary: "Answer in OpenAI's dialect, whole or streamed",
    remarks: "Nothing is stored. Fields are those of OpenAI's chat completions.",
    body: z.looseObject({
      model: z.string(),
      messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
      stream: z.boolean().optional(),
    }),
    answer: json,
    refusals: ["not-found", "context-too-long", "busy"],
    example: {
      body: { model: example.model, messages: [{ role: "user", content: "Why is bread sour?" }] },
    },
  },
  {
    method: "GET",
    path: "/v1/models",
    name: "listChatModels",
    summary: "List the chat models in OpenAI's dialect",
    answer: json,
    example: {},
  },
  {
    method: "GET",
    path: "/v1/models/{id}",
    name: "readChatModel",
    summary: "Read one chat model in OpenAI's dialect",
    params: z.object({ id: z.string().describe("May hold slashes and colons.") }),
    answer: json,
    refusals: ["not-found"],
    example: { params: { id: example.model } },
  },
  {
    method: "GET",
    path: "/health",
    name: "checkHealth",
    summary: "Say that the process answers",
    answer: json,
    example: {},
  },
  {
    method: "GET",
    path: "/status",
    name: "readStatus",
    summary: "Say what the engine does and has done, for operators",
    answer: json,
    example: {},
  },
];
