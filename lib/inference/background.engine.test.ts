import { afterEach, expect, test } from "vitest";
import {
  collected,
  openTinyInference,
  until,
  type TinyInference,
} from "../../tests/support/tiny-inference.ts";
import type { Turn } from "./contract.ts";

const endless = { sampling: { seed: 3, logitBias: { 2: -100, 4: -100 } } };
const background = { ...endless, priority: "background" } as const;
const never = new AbortController().signal;

let tiny: TinyInference;
afterEach(() => tiny[Symbol.asyncDispose]());

function open(slots: number) {
  const models = {
    tiny: { kind: "dreamer", context: 2_048 },
    other: { kind: "dreamer", context: 2_048 },
  } as const;
  return openTinyInference(models, { slots });
}

async function rest(iterator: AsyncIterator<{ type: string }>) {
  for (;;) {
    const { value, done } = await iterator.next();
    if (done === true || value.type === "end") return value;
  }
}

test("a title asked after a conversation leaves what its slot knows of it", async () => {
  tiny = await open(1);
  const question: Turn = { role: "user", text: "tell me more ".repeat(60) };
  const first = await tiny.answer({ ...endless, turns: [question], maxTokens: 20 });
  const talk: Turn[] = [question, { role: "assistant", text: first.text }];
  const wish: Turn = { role: "user", text: "Give this a title." };

  const title = await tiny.answer({ ...background, turns: [...talk, wish], maxTokens: 8 });
  const next: Turn = { role: "user", text: "Go on" };
  const second = await tiny.answer({ ...endless, turns: [...talk, next], maxTokens: 8 });

  const known = first.end.usage.promptTokens;
  expect(title.end).toMatchObject({ reason: "length" });
  expect(title.end.usage.cachedTokens).toBeGreaterThanOrEqual(known);
  expect(second.end.usage.cachedTokens).toBeGreaterThanOrEqual(known);
});

test("work for nobody does not push the only conversation out of its slot", async () => {
  tiny = await open(1);
  await tiny.answer({ ...endless, say: "warm ".repeat(40), maxTokens: 4 });

  const refused = tiny.answer({ ...background, say: "Something else entirely" });

  await expect(refused).rejects.toMatchObject({ code: "busy" });
});

test("work for nobody gives its slot to the first who needs one, and says that it did", async () => {
  tiny = await open(1);
  await tiny.inference.load("tiny");
  const working = await until(tiny.generate(background), "text-delta");

  const person = tiny.answer({ ...endless, priority: "interactive", maxTokens: 4 });

  expect(await rest(working)).toMatchObject({ type: "end", reason: "preempted" });
  expect((await person).end.reason).toBe("length");
});

test("work for nobody goes on while there is another slot", async () => {
  tiny = await open(2);
  await tiny.inference.load("tiny");
  const working = tiny.generate({ ...background, maxTokens: 300 });

  const [work] = await Promise.all([
    collected(working),
    tiny.answer({ ...endless, priority: "interactive", maxTokens: 4 }),
  ]);

  expect(work.end.reason).toBe("length");
});

test("work for nobody loads no model, and leaves when another one is wanted", async () => {
  tiny = await open(1);
  await expect(tiny.answer(background)).rejects.toMatchObject({ code: "busy" });
  await tiny.inference.load("tiny");
  const working = await until(tiny.generate(background, never), "text-delta");

  const person = tiny.answer({ ...endless, modelId: "other", maxTokens: 4 });

  expect(await rest(working)).toMatchObject({ type: "end", reason: "preempted" });
  expect((await person).end.reason).toBe("length");
});
