import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { question, Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly." },
      endless: { endless: true, width: 512, context: 2048 },
    },
    env: { HEARTH_SLOTS: "2", HEARTH_CONTEXT: "512", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

test("a question is answered, and both are there with their figures afterwards", async () => {
  const talk = new Talk(house);

  const { message, answer } = await talk.say({ text: "How does bread rise?" });
  const { conversation, messages, leafId, runs } = await house.chat.snapshot(talk.id);

  expect(conversation).toMatchObject({
    title: "How does bread rise?",
    titleSource: "first-words",
  });
  expect(messages).toEqual(expect.arrayContaining([message, answer]));
  expect([leafId, runs]).toEqual([answer.id, []]);
  expect(answer).toMatchObject({ status: "complete", parentId: message.id, error: null });
  expect(answer.context).toEqual({ leftOut: 0, firstShownId: null });
  expect(answer.text).toMatch(/^Bread (rises|bakes) slowly\.$/);
  expect(answer.figures).toMatchObject({ contextSize: 512, cachedTokens: expect.any(Number) });
  expect(answer.figures?.completionTokens).toBeGreaterThan(2);
});

test("a second turn shows the model the first one, which its slot still knows", async () => {
  const talk = new Talk(house);
  const first = await talk.say();

  const second = await talk.say({ parentId: first.answer.id });

  const [before, after] = [first.answer.figures, second.answer.figures];
  expect(after?.promptTokens).toBeGreaterThan(before?.promptTokens ?? Infinity);
  expect(after?.cachedTokens).toBeGreaterThanOrEqual(before?.promptTokens ?? Infinity);
});

test("stop ends an answer with its text kept and frees the slot", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);

  const stopped = await house.chat.stop(answer.id);
  const again = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", error: null });
  expect(stopped.text).not.toBe("");
  expect(again).toEqual(stopped);
  expect(stopped.figures?.completionTokens).toBeGreaterThan(0);
  expect(house.inference.status().slots.every(({ state }) => state === "idle")).toBe(true);
});
