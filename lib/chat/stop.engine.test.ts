import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly." },
      slow: { endless: true, width: 768, layers: 3, context: 2048 },
      thinker: { text: "<think> well now", endless: true, thinks: true, width: 512 },
    },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "2048", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const long = "tell me more ".repeat(100);

test("an answer is stopped while its model loads", async () => {
  const talk = new Talk(house);
  await house.inference.unload();
  const { answer } = await talk.send({ modelId: "slow" });
  await talk.reaches(answer.id, "loading");

  const stopped = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", text: "", error: null });
  await talk.checked();
});

test("an answer is stopped while it waits for its turn", async () => {
  const [first, second] = [new Talk(house), new Talk(house)];
  const before = await first.send({ modelId: "slow" });
  await first.writing(before.answer.id);
  const { answer } = await second.send({ modelId: "slow" });
  await second.reaches(answer.id, "queued");

  const stopped = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", text: "", error: null });
  expect((await house.chat.stop(before.answer.id)).status).toBe("stopped");
  await second.checked();
});

test("an answer is stopped while its question is read", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "slow", text: long });
  await talk.reaches(answer.id, "reading");

  const stopped = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", text: "", error: null });
  await talk.checked();
});

test("an answer is stopped while it is thought about, and the thoughts are kept", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "thinker" });
  await talk.reaches(answer.id, "thinking");

  const stopped = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", text: "", error: null });
  expect(stopped.reasoning).toContain("well");
  await talk.checked();
});

test("an answer is stopped while it is written, with its text and figures kept", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "slow" });
  await talk.writing(answer.id);

  const stopped = await house.chat.stop(answer.id);
  const again = await house.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", error: null });
  expect(stopped.text).not.toBe("");
  expect(again).toEqual(stopped);
  expect(stopped.figures?.completionTokens).toBeGreaterThan(0);
  await talk.checked();
});

test("an answer that has ended is left as it is, and one that never was is not found", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.say();

  expect(await house.chat.stop(answer.id)).toEqual(answer);
  await expect(house.chat.stop(randomUUID())).rejects.toMatchObject({ code: "not-found" });
});

test("when the engine is killed the answer fails with its text kept, and the next one works", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "slow" });
  await talk.writing(answer.id);

  const { processId } = house.inference.status();
  if (processId === null) throw new Error("The engine runs.");
  process.kill(processId, "SIGKILL");
  const failed = await talk.ended(answer.id);
  const next = await talk.say({ text: "Again" });

  expect(failed).toMatchObject({ status: "failed", error: { code: "model-failed" } });
  expect(failed.text).not.toBe("");
  expect(next.answer.status).toBe("complete");
  await talk.checked();
});

test("many readers who come and go see one text, and the answer does not mind", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "slow" });
  const leaving = new AbortController();
  const readers = Array.from({ length: 20 }, () => talk.ended(answer.id));
  const gone = Array.fromAsync(talk.follow(leaving.signal));
  await talk.writing(answer.id);

  leaving.abort();
  await gone;
  const stopped = await house.chat.stop(answer.id);

  expect(new Set((await Promise.all(readers)).map(({ text }) => text))).toEqual(
    new Set([stopped.text]),
  );
});
