import { expect, test } from "vitest";
import type OpenAI from "openai";
import { chatRequestSchema } from "./chat-request.ts";
import { toGenerateRequests } from "./to-generate.ts";

const question = { model: "tiny", messages: [{ role: "user", content: "Hello" }] };

/** Where the first fault of a request lies; "fine" when there is none. */
function faultOf(fields: object): string {
  const result = chatRequestSchema.safeParse({ ...question, ...fields });
  return result.success ? "fine" : (result.error.issues[0]?.path.join(".") ?? "");
}

test("a bare request leaves every choice to the engine's own defaults", () => {
  const [request] = toGenerateRequests(chatRequestSchema.parse(question));

  expect(request).toEqual({
    modelId: "tiny",
    turns: [{ role: "user", text: "Hello" }],
    priority: "api",
    sampling: {},
  });
});

test("all that a client can ask for reaches the engine", () => {
  const asked = {
    ...question,
    temperature: 0,
    top_p: 0.9,
    top_k: -1,
    min_p: 0.1,
    max_tokens: 7,
    max_completion_tokens: 5,
    n: 2,
    stop: "END",
    seed: -1,
    frequency_penalty: -2,
    presence_penalty: 2,
    repetition_penalty: 1.1,
    logit_bias: { "15": -100 },
  };

  const requests = toGenerateRequests(chatRequestSchema.parse(asked));

  const sampling = {
    temperature: 0,
    topP: 0.9,
    topK: 0,
    minP: 0.1,
    seed: 4_294_967_295,
    frequencyPenalty: -2,
    presencePenalty: 2,
    repeatPenalty: 1.1,
    logitBias: { "15": -100 },
  };
  expect(requests).toMatchObject([
    { maxTokens: 5, stop: ["END"], sampling },
    { maxTokens: 5, stop: ["END"], sampling: { ...sampling, seed: 0 } },
  ]);
});

test("null is absence, and keys nobody knows are dropped at every level", () => {
  const noise = { copilot_cache_control: { type: "ephemeral" }, nonsense: [1] };
  const asked = {
    model: "tiny",
    messages: [{ role: "user", content: [{ type: "text", text: "Hello", ...noise }], ...noise }],
    ...Object.fromEntries(
      ["temperature", "n", "stop", "seed", "stream", "stream_options", "tools", "tool_choice"].map(
        (key) => [key, null],
      ),
    ),
    ...noise,
  };

  const [request] = toGenerateRequests(chatRequestSchema.parse(asked));

  expect(request).toEqual(toGenerateRequests(chatRequestSchema.parse(question))[0]);
});

test.each([
  ["temperature", [-0.1, 2.1, "1", Number.MAX_VALUE]],
  ["top_p", [-0.1, 1.1]],
  ["top_k", [-2, 1.5, 1e9]],
  ["min_p", [-1, 2]],
  ["max_tokens", [0, -1, 1.5, 1e300]],
  ["max_completion_tokens", [0, "many"]],
  ["n", [0, 9, 128, 1.5]],
  ["stop", [["a", "b", "c", "d", "e"], 5]],
  ["seed", [1.5, 1e300, "x"]],
  ["frequency_penalty", [-2.1, 2.1]],
  ["presence_penalty", [-2.1, 2.1]],
  ["repeat_penalty", [0, -1, 1e9]],
  ["logit_bias", [[], "x"]],
  ["stream", ["true", 1]],
  ["top_logprobs", [0, 21]],
  ["logprobs", [true]],
  ["tool_choice", ["required", { type: "function", function: { name: "look" } }]],
  ["function_call", [{ name: "look" }]],
  ["messages", [[], "Hello", {}]],
])("%s is held to its range", (field, values) => {
  const faults = values.map((value) => faultOf({ [field]: value }));

  expect(faults).toEqual(values.map(() => field));
});

test.each([
  [{ logit_bias: { "12": 101 } }, "logit_bias.12"],
  [{ logit_bias: { word: 1 } }, "logit_bias.word"],
  [{ stop: ["fine", ""] }, "stop.1"],
  [{ response_format: { type: "json_object" } }, "response_format.type"],
  [{ response_format: { type: "json_schema", json_schema: {} } }, "response_format.type"],
  [{ messages: [{ role: "wizard", content: "x" }] }, "messages.0.role"],
  [{ messages: [{ role: "user" }] }, "messages.0.content"],
  [{ messages: [{ role: "tool", content: "x" }] }, "messages.0.tool_call_id"],
  [{ messages: [{ role: "user", content: [{ type: "text" }] }] }, "messages.0.content.0.text"],
  [
    { messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "x" } }] }] },
    "messages.0.content.0",
  ],
])("the fault in %j is found at %s", (fields, path) => {
  const fault = faultOf(fields);

  expect(fault).toBe(path);
});

test("what asks for nothing that is missing is accepted", () => {
  const tools = [
    { type: "function", function: { name: "look" } },
    { type: "custom", custom: {} },
  ];
  const formats = [{ type: "text" }];

  const faults = [
    faultOf({ tools, tool_choice: "auto", parallel_tool_calls: true }),
    faultOf({ tools, tool_choice: "none" }),
    faultOf({ response_format: formats[0], logprobs: false, reasoning_effort: "low" }),
    faultOf({ store: true, metadata: { a: "b" }, user: "me", service_tier: "auto", stop: [] }),
  ];

  expect(faults).toEqual(["fine", "fine", "fine", "fine"]);
});

test("a history with tools is told to the model in plain words", () => {
  const messages: OpenAI.ChatCompletionMessageParam[] = [
    { role: "developer", content: "Be brief." },
    {
      role: "user",
      content: [
        { type: "text", text: "Is it" },
        { type: "text", text: "cold?" },
      ],
    },
    {
      role: "assistant",
      content: null,
      refusal: null,
      tool_calls: [
        {
          id: "call_1",
          type: "function",
          function: { name: "weather", arguments: '{"at":"home"}' },
        },
      ],
    },
    { role: "tool", tool_call_id: "call_1", content: "-3 degrees" },
    { role: "tool", tool_call_id: "call_9", content: [{ type: "text", text: "lost" }] },
    { role: "assistant", content: "Yes." },
  ];

  const [request] = toGenerateRequests(chatRequestSchema.parse({ model: "tiny", messages }));

  expect(request?.turns).toEqual([
    { role: "system", text: "Be brief." },
    { role: "user", text: "Is it\ncold?" },
    { role: "assistant", text: '[I called weather with {"at":"home"}]' },
    { role: "user", text: "[Result of weather]\n-3 degrees" },
    { role: "user", text: "[Result of a tool]\nlost" },
    { role: "assistant", text: "Yes." },
  ]);
});
