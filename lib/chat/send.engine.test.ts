import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJournal } from "#lib/events";
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
  await talk.checked();
});

test("a reader sees the question, the run and its words, and the end, in this order", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });
  const seen: string[] = [];

  for await (const item of house.events.subscribe(talk.id, { after: 0, signal: never })) {
    if (item.type !== seen.at(-1)) seen.push(item.type);
    if (item.type === "assistant.stream.delta") void house.chat.stop(answer.id);
    if (item.type === "run.ended") break;
  }
  const kept = (await Array.fromAsync(readJournal(house.events, talk.id))).map(({ type }) => type);

  expect(seen).toEqual([
    "conversation.created",
    "message.created",
    "run.queued",
    "run.changed",
    "assistant.stream.delta",
    "message.ended",
    "usage.recorded",
    "run.ended",
  ]);
  expect(kept).toEqual([
    "conversation.created",
    "message.created",
    "message.created",
    "run.queued",
    "message.ended",
    "usage.recorded",
    "run.ended",
  ]);
});

const never = new AbortController().signal;

test("a second turn shows the model the first one, which its slot still knows", async () => {
  const talk = new Talk(house);
  const first = await talk.say();

  const second = await talk.say({ parentId: first.answer.id });

  const [before, after] = [first.answer.figures, second.answer.figures];
  expect(after?.promptTokens).toBeGreaterThan(before?.promptTokens ?? Infinity);
  expect(after?.cachedTokens).toBeGreaterThanOrEqual(before?.promptTokens ?? Infinity);
});

test("the same ids sent five times at once store one question and one answer", async () => {
  const talk = new Talk(house);
  const same = question();

  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => house.chat.send(talk.id, same)));
  const ended = await talk.ended(same.answerId);
  const again = await house.chat.send(talk.id, same);

  expect(new Set(sent.map(({ answer }) => answer.id))).toEqual(new Set([same.answerId]));
  expect(again.answer).toEqual(ended);
  expect([...(await talk.checked()).nodes.keys()]).toEqual([same.messageId, same.answerId]);
});

test("an id that something else has is refused and changes nothing", async () => {
  const talk = new Talk(house);
  const { message, answer } = await talk.say();
  const fresh = question();

  const attempts = [
    { ...fresh, messageId: message.id },
    { ...fresh, answerId: answer.id },
    { ...fresh, messageId: message.id, answerId: answer.id, text: "Other words" },
    { ...fresh, messageId: answer.id },
  ];

  for (const attempt of attempts) {
    const sending = house.chat.send(talk.id, attempt);
    await expect(sending).rejects.toMatchObject({ code: "conflict" });
  }
  expect((await talk.checked()).nodes.size).toBe(2);
});

test("a parent in no conversation or in another one is not found, and nothing is stored", async () => {
  const elsewhere = await new Talk(house).say();
  const talk = new Talk(house);

  for (const parentId of [randomUUID(), elsewhere.answer.id]) {
    await expect(talk.send({ parentId })).rejects.toMatchObject({ code: "not-found" });
  }

  await expect(house.chat.snapshot(talk.id)).rejects.toMatchObject({ code: "not-found" });
});

test("an unknown model is refused before anything is stored", async () => {
  const talk = new Talk(house);

  await expect(talk.send({ modelId: "nobody" })).rejects.toMatchObject({ code: "not-found" });

  await expect(house.chat.snapshot(talk.id)).rejects.toMatchObject({ code: "not-found" });
});

test("nothing is asked below an answer that is still being written, nor is it regenerated", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });

  const attempts = await Promise.allSettled([
    talk.send({ parentId: answer.id }),
    house.chat.regenerate(answer.id, { answerId: randomUUID(), modelId: "brief" }),
  ]);

  for (const attempt of attempts) expect(attempt).toMatchObject({ reason: { code: "conflict" } });
  await house.chat.stop(answer.id);
  expect((await talk.checked()).nodes.size).toBe(2);
});

test("two conversations are answered at once, and each keeps its own words", async () => {
  const talks = [new Talk(house), new Talk(house), new Talk(house)];

  const said = await Promise.all(talks.map((talk) => talk.say()));

  for (const [index, talk] of talks.entries()) {
    expect((await talk.checked()).messages.get(said[index]?.answer.id ?? "")).toEqual(
      said[index]?.answer,
    );
  }
});

test("a question too long for the model fails with the numbers and harms nothing", async () => {
  const talk = new Talk(house);

  const long = await talk.say({ text: "word ".repeat(2_000) });
  const short = await talk.say({ text: "Hello" });

  expect(long.answer).toMatchObject({ status: "failed", error: { code: "context-too-long" } });
  expect(long.answer.error?.message).toMatch(/is [\d,]+ tokens long and the model holds 512/);
  expect(short.answer.status).toBe("complete");
});

test("an answer that fills its slot is kept and says why it breaks off", async () => {
  const { answer } = await new Talk(house).say({ modelId: "endless" });

  expect(answer).toMatchObject({ status: "stopped", error: { code: "context-too-long" } });
  expect(answer.error?.message).toContain("all 512 tokens");
  expect(answer.text).not.toBe("");
});

test("a text that Postgres could not keep is refused", async () => {
  for (const text of ["a\0b", "half \ud83d"]) {
    const sending = new Talk(house).send({ text });
    await expect(sending).rejects.toMatchObject({ code: "bad-input", facts: { field: "text" } });
  }
});

test("attached files are kept with the message and read by the model", async () => {
  const talk = new Talk(house);
  const file = { id: randomUUID(), name: "notes.md", text: "water and flour ".repeat(10) };
  const bare = await talk.say();

  const { message, answer } = await talk.say({ attachments: [file] });

  const sizeBytes = file.text.length;
  expect(message.attachments).toEqual([{ id: file.id, name: "notes.md", sizeBytes }]);
  expect(await house.chat.attachment(file.id)).toEqual({ ...file, sizeBytes });
  const longer = (answer.figures?.promptTokens ?? 0) - (bare.answer.figures?.promptTokens ?? 0);
  expect(longer).toBeGreaterThan(40);
  await talk.checked();
});

test("files that are too much together, or no text, are refused in a sentence", async () => {
  const talk = new Talk(house);
  const large = () => ({ id: randomUUID(), name: "large.txt", text: "x".repeat(250 * 1024) });

  const [tooMuch, binary] = await Promise.allSettled([
    talk.send({ attachments: [large(), large(), large(), large(), large()] }),
    talk.send({ attachments: [{ id: randomUUID(), name: "a.txt", text: "a\0b" }] }),
  ]);

  const sentence = /hold 1\.3 MB of text together, and .* may carry 1 MB/;
  expect(tooMuch).toMatchObject({
    reason: { code: "too-large", message: expect.stringMatching(sentence) },
  });
  expect(binary).toMatchObject({ reason: { facts: { field: "attachments[0].text" } } });
  await expect(house.chat.snapshot(talk.id)).rejects.toMatchObject({ code: "not-found" });
});
