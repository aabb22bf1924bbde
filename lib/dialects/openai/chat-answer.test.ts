import { expect, test } from "vitest";
import type OpenAI from "openai";
import type { GeneratePart } from "#lib/inference";
import { ChatChunks } from "./chat-chunks.ts";
import { Choice, toChatCompletion } from "./chat-completion.ts";
import type { EndPart } from "./usage.ts";

const head = { id: "chatcmpl-1", created: 1_700_000_000, model: "tiny" };

const end: EndPart = {
  type: "end",
  reason: "length",
  usage: { promptTokens: 20, cachedTokens: 15, completionTokens: 4, reasoningTokens: 1 },
  timings: {
    loadMs: 0,
    queueMs: 1,
    readMs: 50,
    firstTokenMs: 51,
    thinkMs: 10,
    writeMs: 200,
    totalMs: 251,
  },
  contextSize: 4096,
  seed: 7,
};

const parts: GeneratePart[] = [
  { type: "accepted", promptTokens: 20, contextSize: 4096 },
  { type: "reading", doneTokens: 5, totalTokens: 5 },
  { type: "reasoning-delta", text: "Hm.", tokens: 1 },
  { type: "text-delta", text: "Snow ", tokens: 1 },
  { type: "text-delta", text: "falls", tokens: 2 },
  end,
];

const usage = {
  prompt_tokens: 20,
  completion_tokens: 4,
  total_tokens: 24,
  prompt_tokens_details: { cached_tokens: 15 },
  completion_tokens_details: { reasoning_tokens: 1 },
};

const timings = {
  prompt_n: 5,
  prompt_ms: 50,
  prompt_per_second: 100,
  predicted_n: 4,
  predicted_ms: 200,
  predicted_per_second: 20,
};

test("a blocking answer holds the text, the thinking, the usage and the timings", () => {
  const choice = new Choice();
  for (const part of parts) choice.add(part);

  const completion = toChatCompletion(head, [choice]) satisfies OpenAI.ChatCompletion;

  expect(completion).toEqual({
    ...head,
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: "Snow falls",
          refusal: null,
          reasoning_content: "Hm.",
        },
        logprobs: null,
        finish_reason: "length",
      },
    ],
    usage,
    timings,
  });
});

test("choices share one prompt, which counts once", () => {
  const choices = [new Choice(), new Choice()];
  for (const choice of choices) choice.add(end);

  const completion = toChatCompletion(head, choices);

  expect(completion.usage).toMatchObject({
    prompt_tokens: 20,
    completion_tokens: 8,
    total_tokens: 28,
  });
});

test("a stream opens with the role, tells each delta and closes with the reason", () => {
  const chunks = new ChatChunks(head, undefined);

  const told = [chunks.opening(0), ...parts.flatMap((part) => chunks.of(0, part) ?? [])];

  expect(told.map(({ choices: [choice] }) => [choice?.delta, choice?.finish_reason])).toEqual([
    [{ role: "assistant", content: "" }, null],
    [{ reasoning_content: "Hm." }, null],
    [{ content: "Snow " }, null],
    [{ content: "falls" }, null],
    [{}, "length"],
  ]);
  expect(told.every((chunk) => !("usage" in chunk))).toBe(true);
  expect(told.at(-1)?.timings).toEqual(timings);
});

test("with usage asked for, one last chunk holds it and all others say null", () => {
  const chunks = new ChatChunks(head, true);

  const told = [chunks.opening(0), ...parts.flatMap((part) => chunks.of(0, part) ?? [])];
  const last = chunks.usage([end]);

  expect(told.map((chunk) => chunk.usage)).toEqual(told.map(() => null));
  expect(last).toEqual({ ...head, object: "chat.completion.chunk", choices: [], usage });
});
