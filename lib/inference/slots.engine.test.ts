import { afterAll, beforeAll, expect, test } from "vitest";
import type { Turn } from "./contract.ts";
import {
  openTinyInference,
  until,
  type TinyInference,
} from "../../tests/support/tiny-inference.ts";

const dreamer = { modelId: "dreamer", sampling: { seed: 3, logitBias: { 2: -100, 4: -100 } } };

let tiny: TinyInference;

beforeAll(async () => {
  const models = { dreamer: { kind: "dreamer", context: 4_096 }, speaker: {} } as const;
  tiny = await openTinyInference(models, { queueLimit: 3 });
});

afterAll(async () => {
  await tiny[Symbol.asyncDispose]();
});

/** Ends an answer that has begun and waits until its slot is free. */
async function stop(controller: AbortController, rest: AsyncIterator<unknown>): Promise<void> {
  controller.abort();
  while ((await rest.next()).done !== true) continue;
}

async function writing(request: Parameters<TinyInference["generate"]>[0] = {}) {
  const controller = new AbortController();
  const rest = await until(
    tiny.generate({ ...dreamer, ...request }, controller.signal),
    "text-delta",
  );
  return { stop: async () => await stop(controller, rest) };
}

test("a second turn reads again less than a tenth of its prompt", async () => {
  const question: Turn = { role: "user", text: "tell me more ".repeat(190) };
  const request = { modelId: "speaker", sampling: { temperature: 0 } };
  const first = await tiny.answer({ ...request, turns: [question] });

  const second = await tiny.answer({
    ...request,
    turns: [question, { role: "assistant", text: first.text }, { role: "user", text: "Go on" }],
  });

  const { promptTokens, cachedTokens } = second.end.usage;
  expect(promptTokens).toBeGreaterThan(1_400);
  expect(promptTokens - cachedTokens).toBeLessThan(promptTokens / 10);
});

test("what the model wrote is not read again, though its first token hides a space", async () => {
  const question: Turn = { role: "user", text: "Hello" };
  const request = { modelId: "speaker", sampling: { temperature: 0 } };
  const first = await tiny.answer({ ...request, turns: [question] });

  const second = await tiny.answer({
    ...request,
    turns: [question, { role: "assistant", text: first.text }, { role: "user", text: "Go on" }],
  });

  const { promptTokens, completionTokens } = first.end.usage;
  expect(second.end.usage.cachedTokens).toBeGreaterThanOrEqual(promptTokens + completionTokens);
});

test("a regenerated answer reads only the end of its prompt again", async () => {
  const request = { ...dreamer, say: "the very same question ".repeat(20), maxTokens: 20 };
  await tiny.answer(request);

  const again = await tiny.answer(request);

  expect(again.end.usage.promptTokens - again.end.usage.cachedTokens).toBe(1);
});

test("going back and forth between two conversations reads neither again", async () => {
  const left = { ...dreamer, say: "left ".repeat(80), maxTokens: 3 };
  const right = { ...dreamer, say: "right ".repeat(80), maxTokens: 3 };
  await tiny.answer(left);
  await tiny.answer(right);

  const [again, andAgain] = [await tiny.answer(left), await tiny.answer(right)];

  expect(again.end.usage.promptTokens - again.end.usage.cachedTokens).toBe(1);
  expect(andAgain.end.usage.promptTokens - andAgain.end.usage.cachedTokens).toBe(1);
});

test("two answers at once share one process and one is not served at the other's cost", async () => {
  const request = { ...dreamer, maxTokens: 200 };

  const [one, two] = await Promise.all([
    tiny.answer({ ...request, say: "First" }),
    tiny.answer({ ...request, say: "Second" }),
  ]);

  expect(tiny.inference.status().restarts).toBe(0);
  expect(one.end.timings.queueMs).toBeLessThan(one.end.timings.totalMs / 2);
  expect(two.end.timings.queueMs).toBeLessThan(two.end.timings.totalMs / 2);
  expect(one.end.usage.completionTokens).toBe(two.end.usage.completionTokens);
});

test("who waits hears the place in line, people before programs", async () => {
  const busy = [await writing({ say: "One" }), await writing({ say: "Two" })];
  const program = tiny.answer({ ...dreamer, maxTokens: 2, owner: "program" });
  const person = tiny.answer({ ...dreamer, maxTokens: 2, priority: "interactive" });
  const last = await until(tiny.generate({ ...dreamer, maxTokens: 2 }), "queued");

  for (const answer of busy) await answer.stop();
  const [programs, persons] = await Promise.all([program, person]);
  while ((await last.next()).done !== true) continue;

  expect(positions(programs.parts)).toEqual([1, 2, 1]);
  expect(positions(persons.parts)).toEqual([1]);
});

test("a request too many is refused as busy with a time to try again", async () => {
  const busy = [await writing({ say: "One" }), await writing({ say: "Two" })];
  const controller = new AbortController();
  const waiting = await Promise.all(
    [1, 2, 3].map(async () => await until(tiny.generate(dreamer, controller.signal), "queued")),
  );

  const refused = tiny.answer(dreamer);

  await expect(refused).rejects.toMatchObject({
    code: "busy",
    facts: { retryAfterSeconds: expect.any(Number) },
  });
  for (const rest of waiting) await stop(controller, rest);
  for (const answer of busy) await answer.stop();
});

function positions(parts: readonly { type: string }[]): unknown[] {
  return parts.flatMap((part) => ("position" in part ? [part.position] : []));
}
