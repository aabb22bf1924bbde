import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ContextRequest } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Bread {rises|bakes} slowly." } },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "512", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const paragraph = "some words more ".repeat(5);

function forecast(talk: Talk, change: Partial<ContextRequest> = {}) {
  const request = { parentId: null, text: "Hello", modelId: "brief", ...change };
  return house.chat.forecast(talk.id, request);
}

test("before the model is in memory the forecast is a guess and says so", async () => {
  await house.inference.unload();

  const guess = await forecast(new Talk(house), { text: paragraph });

  expect(guess).toMatchObject({ isEstimate: true, leftOut: 0, firstShownId: null, problem: null });
  expect(guess.promptTokens).toBeGreaterThan(10);
});

test("the forecast of a short conversation is what the answer then reads", async () => {
  const talk = new Talk(house);
  const first = await talk.say();
  const attachments = [{ id: randomUUID(), name: "a.md", text: "Hello again" }];
  const next = { parentId: first.answer.id, text: paragraph, attachments };

  const before = await forecast(talk, next);
  const { answer } = await talk.say(next);

  expect(before).toMatchObject({ isEstimate: false, contextSize: 512, problem: null });
  expect(before.promptTokens).toBe(answer.figures?.promptTokens);
  expect(answer.context).toEqual({ leftOut: 0, firstShownId: null });
});

test("what does not fit is left out from the beginning, said before and said after", async () => {
  const talk = new Talk(house);
  const questions = [];
  let parentId: string | null = null;
  for (let count = 0; count < 6; count++) {
    const { message, answer } = await talk.say({ parentId, text: paragraph });
    questions.push(message);
    parentId = answer.id;
  }

  const before = await forecast(talk, { parentId, text: paragraph });
  const { answer } = await talk.say({ parentId, text: paragraph });

  expect(before.leftOut).toBeGreaterThan(0);
  expect(before.leftOut % 2).toBe(0);
  expect(before.firstShownId).toBe(questions[before.leftOut / 2]?.id);
  expect(answer.context).toEqual({
    leftOut: before.leftOut,
    firstShownId: before.firstShownId,
  });
  expect(answer.figures?.promptTokens).toBe(before.promptTokens);
  expect(before.promptTokens).toBeLessThanOrEqual(512 - 128);
  expect(answer.status).toBe("complete");
});

test("a question that alone is too long is told as a problem", async () => {
  const told = await forecast(new Talk(house), { text: "word ".repeat(2_000) });

  expect(told.problem).toMatch(/is [\d,]+ tokens long and the model holds 512/);
});

test("a parent elsewhere and a model that is not there are not found", async () => {
  const elsewhere = await new Talk(house).say();

  const attempts = await Promise.allSettled([
    forecast(new Talk(house), { parentId: elsewhere.answer.id }),
    forecast(new Talk(house), { modelId: "nobody" }),
  ]);

  for (const attempt of attempts) expect(attempt).toMatchObject({ reason: { code: "not-found" } });
});
