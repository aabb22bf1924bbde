import { afterAll, beforeAll, expect, test } from "vitest";
import { openTinyInference, type TinyInference } from "../../tests/support/tiny-inference.ts";
import type { Turn } from "./contract.ts";

let tiny: TinyInference;
beforeAll(async () => {
  tiny = await openTinyInference({ tiny: { context: 512 } });
});
afterAll(() => tiny[Symbol.asyncDispose]());

const talk: readonly Turn[] = [
  { role: "user", text: "How does bread rise?" },
  { role: "assistant", text: "Slowly." },
  { role: "user", text: "And tea?" },
];

test("a model that is not in memory counts nothing", async () => {
  expect(await tiny.inference.measure("tiny", talk)).toBeUndefined();
});

test("what is measured is what an answer then reads", async () => {
  const { end } = await tiny.answer({ turns: talk });

  const measured = await tiny.inference.measure("tiny", talk);

  expect(measured).toMatchObject({ promptTokens: end.usage.promptTokens, contextSize: 512 });
  expect(measured?.turnTokens).toHaveLength(3);
  const sum = measured?.turnTokens.reduce((total, tokens) => total + tokens, 0) ?? 0;
  expect(sum).toBeGreaterThanOrEqual((measured?.promptTokens ?? 0) - 2);
  expect(sum).toBeLessThanOrEqual(measured?.promptTokens ?? 0);
});

test("of a line far longer than a slot only the end is counted", async () => {
  await tiny.answer({});
  const long = Array.from({ length: 2_000 }, (): readonly Turn[] => talk.slice(0, 2)).flat();

  const measured = await tiny.inference.measure("tiny", long);

  expect(measured?.turnTokens.length).toBeLessThan(100);
  expect(measured?.promptTokens).toBeGreaterThan(512);
});

test("turns can be chosen once the model is there to count them", async () => {
  const counted: number[] = [];

  const { end } = await tiny.answer({
    turns: async (measure) => {
      counted.push((await measure(talk)).promptTokens);
      return talk.slice(0, 1);
    },
  });

  expect(counted[0]).toBeGreaterThan(end.usage.promptTokens);
});

test("a choice that fails is the failure of the request, and the model can be changed afterwards", async () => {
  const failing = tiny.answer({ turns: () => Promise.reject(new Error("No turns today.")) });
  await expect(failing).rejects.toThrow("No turns today.");

  await tiny.inference.unload();

  expect(tiny.inference.status().state).toBe("empty");
});
