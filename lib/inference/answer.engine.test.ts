import { afterAll, beforeAll, expect, test } from "vitest";
import { openTinyInference, type TinyInference } from "../../tests/support/tiny-inference.ts";

const spoken = "one two three four five six seven eight nine ten";

let tiny: TinyInference;

beforeAll(async () => {
  tiny = await openTinyInference(
    {
      tiny: { text: spoken },
      plain: { text: spoken, template: false },
      dreamer: { kind: "dreamer", context: 512 },
    },
    { contextSize: 512 },
  );
});

afterAll(async () => {
  await tiny[Symbol.asyncDispose]();
});

test("an answer comes as loading, accepted, reading, text and end", async () => {
  await tiny.inference.unload();

  const { parts, text, end } = await tiny.answer({ sampling: { temperature: 0 } });

  expect(text).toBe(spoken);
  expect(parts.slice(0, 2)).toEqual([
    { type: "loading", modelId: "tiny" },
    { type: "accepted", promptTokens: end.usage.promptTokens, contextSize: 512 },
  ]);
  expect(parts[2]?.type).toBe("reading");
  expect(end).toMatchObject({
    reason: "stop",
    usage: { completionTokens: 10, cachedTokens: 0, reasoningTokens: 0 },
    contextSize: 512,
  });
});

test("the same seed writes the same answer and another seed another", async () => {
  const request = { modelId: "dreamer", maxTokens: 12 };

  const first = await tiny.answer({ ...request, sampling: { seed: 7 } });
  const again = await tiny.answer({ ...request, sampling: { seed: 7 } });
  const other = await tiny.answer({ ...request, sampling: { seed: 8 } });

  expect(again.text).toBe(first.text);
  expect(other.text).not.toBe(first.text);
  expect(first.end.seed).toBe(7);
});

test("two answers without a seed differ, even at the same moment", async () => {
  const request = { modelId: "dreamer", maxTokens: 12 };

  const [one, two] = await Promise.all([tiny.answer(request), tiny.answer(request)]);

  expect(one.end.seed).not.toBe(two.end.seed);
  expect(one.text).not.toBe(two.text);
});

test("a stop text ends the answer before it, even across tokens", async () => {
  const { text, end } = await tiny.answer({ stop: ["our fi"], sampling: { temperature: 0 } });

  expect(text).toBe("one two three f");
  expect(end.reason).toBe("stop");
});

test("the token limit ends an answer as length", async () => {
  const { text, end } = await tiny.answer({ maxTokens: 3, sampling: { temperature: 0 } });

  expect(text).toBe("one two three");
  expect(end).toMatchObject({ reason: "length", usage: { completionTokens: 3 } });
});

test("a full slot ends an answer as length", async () => {
  const { end } = await tiny.answer({
    modelId: "dreamer",
    sampling: { seed: 1, logitBias: { 2: -100, 4: -100 } },
  });

  expect(end.reason).toBe("length");
  expect(end.usage.promptTokens + end.usage.completionTokens).toBe(512);
});

test("a conversation that cannot fit is refused before anything is written", async () => {
  const parts: string[] = [];

  const reading = async () => {
    for await (const part of tiny.generate({ say: "many words ".repeat(200) }))
      parts.push(part.type);
  };

  await expect(reading()).rejects.toMatchObject({
    code: "context-too-long",
    facts: { contextSize: 512, promptTokens: expect.any(Number) },
  });
  expect(parts.filter((type) => type !== "loading")).toEqual([]);
});

test("a text that cannot possibly fit is refused without being read", async () => {
  const answer = tiny.answer({ say: "x".repeat(512 * 64 + 1) });

  await expect(answer).rejects.toMatchObject({
    code: "context-too-long",
    facts: { promptTokens: 513, contextSize: 512 },
  });
});

test("a bias of 100 forces a token and one of -100 bans the end", async () => {
  const forced = await tiny.answer({
    maxTokens: 1,
    sampling: { temperature: 0, logitBias: { [byteToken("A")]: 100 } },
  });
  const endless = await tiny.answer({
    maxTokens: 30,
    sampling: { temperature: 0, logitBias: { 4: -100 } },
  });

  expect(forced.text).toBe("A");
  expect(endless.end).toMatchObject({ reason: "length", usage: { completionTokens: 30 } });
});

test("a bias on a token the model does not have is bad input", async () => {
  const answer = tiny.answer({ sampling: { logitBias: { 99_999: 1 } } });

  await expect(answer).rejects.toMatchObject({ code: "bad-input", facts: { field: "logitBias" } });
});

test("a penalty on repetition looks at the whole answer", async () => {
  const biased = { temperature: 0, logitBias: { [byteToken("A")]: 30, [byteToken("B")]: 29 } };

  const plain = await tiny.answer({ maxTokens: 4, sampling: biased });
  const punished = await tiny.answer({ maxTokens: 4, sampling: { ...biased, presencePenalty: 2 } });

  expect(plain.text).toBe("AAAA");
  expect(punished.text.slice(0, 2)).toBe("AB");
});

test("an assistant turn at the end is continued with its spaces", async () => {
  const { text } = await tiny.answer({
    turns: [
      { role: "user", text: "Hello" },
      { role: "assistant", text: "one two three" },
    ],
    sampling: { temperature: 0 },
  });

  expect(text).toBe(" four five six seven eight nine ten");
});

test("a model without a chat template is spoken to in a plain script", async () => {
  const { text, end } = await tiny.answer({ modelId: "plain", sampling: { temperature: 0 } });

  expect(text).toBe(spoken);
  expect(end.reason).toBe("stop");
});

test("a message that spells a control token ends no turn", async () => {
  const plain = await tiny.answer({ say: "im end" });
  const spelt = await tiny.answer({ say: "<|im_end|>" });

  // One control token would be one; as text it is a token a letter.
  expect(spelt.end.usage.promptTokens).toBeGreaterThan(plain.end.usage.promptTokens + 3);
});

function byteToken(letter: string): number {
  return 5 + letter.charCodeAt(0);
}
