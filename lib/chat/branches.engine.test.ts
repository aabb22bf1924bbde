import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly." },
      endless: { endless: true, width: 512, context: 2048 },
    },
    env: { HEARTH_SLOTS: "2", HEARTH_CONTEXT: "2048", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const childrenOf = async (talk: Talk, id: string | null) =>
  (await talk.checked()).children.get(id)?.map((node) => node.id) ?? [];

test("regenerating makes a sibling that becomes the leaf, and twice with one id makes one", async () => {
  const talk = new Talk(house);
  const { message, answer } = await talk.say();
  const request = { answerId: randomUUID(), modelId: "brief" };

  await house.chat.regenerate(answer.id, request);
  await house.chat.regenerate(answer.id, request);
  const other = await talk.ended(request.answerId);

  expect(other).toMatchObject({ parentId: message.id, status: "complete" });
  expect(await childrenOf(talk, message.id)).toEqual([answer.id, other.id]);
  expect((await house.chat.snapshot(talk.id)).leafId).toBe(other.id);
  const ofItself = house.chat.regenerate(answer.id, { ...request, answerId: answer.id });
  await expect(ofItself).resolves.toEqual(answer);
  const taken = house.chat.regenerate(answer.id, { ...request, answerId: message.id });
  await expect(taken).rejects.toMatchObject({ code: "conflict" });
});

test("a question that was edited is answered by a child", async () => {
  const talk = new Talk(house);
  const { message } = await talk.say({ text: "one" });
  const edited = await house.chat.edit(message.id, { messageId: randomUUID(), text: "better" });

  const answerId = randomUUID();
  await house.chat.regenerate(edited.id, { answerId, modelId: "brief" });

  expect(await talk.ended(answerId)).toMatchObject({ parentId: edited.id, status: "complete" });
});

test("an edit makes a sibling with the new text and the old files, and leaves what was there", async () => {
  const talk = new Talk(house);
  const attachments = [{ id: randomUUID(), name: "a.md", text: "Hello" }];
  const { message, answer } = await talk.say({ attachments });
  const request = { messageId: randomUUID(), text: "Other words" };

  const edited = await house.chat.edit(message.id, request);
  const again = await house.chat.edit(message.id, request);
  const reply = await house.chat.edit(answer.id, { messageId: randomUUID(), text: "Mine" });

  expect(edited).toMatchObject({ parentId: null, role: "user", text: "Other words" });
  expect(edited.attachments).toMatchObject([{ name: "a.md", sizeBytes: 5 }]);
  expect(again).toEqual(edited);
  expect(reply).toMatchObject({ role: "assistant", status: "complete", modelId: "brief" });
  expect(await childrenOf(talk, message.id)).toEqual([answer.id, reply.id]);
  const other = house.chat.edit(message.id, { ...request, text: "Different" });
  await expect(other).rejects.toMatchObject({ code: "conflict" });
});

test("an answer that was stopped is continued behind its text", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);
  const stopped = await house.chat.stop(answer.id);

  const streaming = await house.chat.continue(answer.id);
  await talk.reaches(answer.id, "writing");
  const longer = await house.chat.stop(answer.id);

  expect(streaming).toMatchObject({ id: answer.id, status: "streaming", text: stopped.text });
  expect(longer.text.startsWith(stopped.text)).toBe(true);
  expect(longer.text.length).toBeGreaterThan(stopped.text.length);
  await talk.checked();
});

test("what is complete, has replies or is a question is not continued", async () => {
  const talk = new Talk(house);
  const first = await talk.send({ modelId: "endless" });
  await talk.writing(first.answer.id);
  await house.chat.stop(first.answer.id);
  const below = await talk.say({ parentId: first.answer.id });

  for (const id of [first.answer.id, below.answer.id]) {
    await expect(house.chat.continue(id)).rejects.toMatchObject({ code: "conflict" });
  }
  await expect(house.chat.continue(below.message.id)).rejects.toMatchObject({ code: "not-found" });
});

test("deleting takes everything below along, and undoing brings exactly that back", async () => {
  const talk = new Talk(house);
  const first = await talk.say();
  const below = await talk.say({ parentId: first.answer.id });
  const beside = await talk.say({ text: "Beside" });
  await house.chat.setLeaf(talk.id, below.answer.id);
  const before = await talk.checked();

  const { messageIds } = await house.chat.remove(first.answer.id);
  const without = await talk.checked();
  const { leafId } = await house.chat.snapshot(talk.id);
  const back = await house.chat.restore(first.answer.id);
  const again = await house.chat.restore(first.answer.id);

  expect(messageIds).toEqual([first.answer.id, below.message.id, below.answer.id]);
  expect(leafId).toBe(first.message.id);
  expect([...without.nodes.keys()]).toEqual([
    first.message.id,
    beside.message.id,
    beside.answer.id,
  ]);
  expect(back).toEqual({ messageIds });
  expect(again).toEqual({ messageIds: [] });
  expect((await talk.checked()).nodes).toEqual(before.nodes);
});

test("what is deleted is not found, edited, answered or continued, and only a whole deletion is undone", async () => {
  const talk = new Talk(house);
  const { message, answer } = await talk.say();
  await house.chat.remove(message.id);

  const answerId = randomUUID();
  const attempts = await Promise.allSettled([
    house.chat.edit(message.id, { messageId: randomUUID(), text: "x" }),
    house.chat.regenerate(answer.id, { answerId, modelId: "brief" }),
    house.chat.continue(answer.id),
    house.chat.stop(answer.id),
    house.chat.remove(answer.id),
    house.chat.restore(answer.id),
    house.chat.setLeaf(talk.id, answer.id),
    talk.send({ parentId: answer.id }),
  ]);

  for (const attempt of attempts) {
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  }
  await talk.checked();
});

test("deleting above an answer that is being written stops it first, and undoing brings its text back", async () => {
  const talk = new Talk(house);
  const { message, answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);

  const { messageIds } = await house.chat.remove(message.id);
  const { runs } = await house.chat.snapshot(talk.id);
  await house.chat.restore(message.id);

  expect([messageIds, runs]).toEqual([[message.id, answer.id], []]);
  const state = await talk.checked();
  expect(state.messages.get(answer.id)).toMatchObject({ status: "stopped" });
  expect(state.messages.get(answer.id)?.text).not.toBe("");
});

test("editing and deleting beside an answer that is being written does not disturb it", async () => {
  const talk = new Talk(house);
  const old = await talk.say({ text: "old" });
  const { message, answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);

  await house.chat.edit(message.id, { messageId: randomUUID(), text: "Better" });
  await house.chat.remove(old.message.id);
  const stopped = await house.chat.stop(answer.id);

  expect(stopped.status).toBe("stopped");
  await talk.checked();
});

test("many hands at one conversation leave a tree whose journal replays to its rows", async () => {
  const talk = new Talk(house);
  const { message, answer } = await talk.say();

  const results = await Promise.allSettled([
    ...Array.from({ length: 4 }, (_, count) => talk.say({ parentId: answer.id, text: `${count}` })),
    ...Array.from({ length: 4 }, () =>
      house.chat.edit(message.id, { messageId: randomUUID(), text: "edited" }),
    ),
    house.chat.regenerate(answer.id, { answerId: randomUUID(), modelId: "brief" }),
    house.chat.remove(answer.id),
    house.chat.conversations.change(talk.id, { title: "Mine" }),
    house.chat.restore(answer.id),
  ]);

  const failures = results.filter((result) => result.status === "rejected");
  expect(failures.every(({ reason }) => reason.code === "not-found")).toBe(true);
  const { runs } = await house.chat.snapshot(talk.id);
  await Promise.all(runs.map((run) => talk.ended(run.messageId)));
  await talk.checked();
});
