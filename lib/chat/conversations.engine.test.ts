import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";
import { purge } from "./purge.ts";

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

const never = new AbortController().signal;
const dayMs = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

const listed = async (id: string) =>
  (await house.chat.conversations.list()).find((conversation) => conversation.id === id);

test("a conversation is renamed, pinned, archived and put into a folder, and its readers hear of it", async () => {
  const talk = new Talk(house);
  await talk.say();
  const folder = await house.chat.folders.create({ id: randomUUID(), name: "Kitchen" });

  const change = { title: "Bread", folderId: folder.id, isPinned: true, isArchived: true };
  const changed = await house.chat.conversations.change(talk.id, change);
  const back = { isPinned: false, isArchived: false };
  const changedBack = await house.chat.conversations.change(talk.id, back);

  expect(changed).toMatchObject({
    title: "Bread",
    titleSource: "person",
    folderId: folder.id,
    pinnedAt: expect.any(String),
    archivedAt: expect.any(String),
  });
  expect(changedBack).toMatchObject({ title: "Bread", pinnedAt: null, archivedAt: null });
  expect((await talk.checked()).conversation).toEqual(changedBack);
  const nowhere = house.chat.conversations.change(talk.id, { folderId: randomUUID() });
  await expect(nowhere).rejects.toMatchObject({ code: "not-found" });
});

test("the list tells who is being answered", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });
  const during = await listed(talk.id);

  await house.chat.stop(answer.id);

  expect(during?.isAnswering).toBe(true);
  expect((await listed(talk.id))?.isAnswering).toBe(false);
});

test("a conversation deleted in the middle of an answer stops it, and comes back whole", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);

  await house.chat.conversations.remove(talk.id);
  const [snapshot, below] = await Promise.allSettled([
    house.chat.snapshot(talk.id),
    talk.send({ parentId: answer.id }),
  ]);
  const goneFromList = await listed(talk.id);
  const restored = await house.chat.conversations.restore(talk.id);
  const again = await house.chat.conversations.restore(talk.id);

  expect(snapshot).toMatchObject({ reason: { code: "not-found" } });
  expect(below).toMatchObject({ reason: { code: "not-found" } });
  expect(goneFromList).toBeUndefined();
  expect([restored.deletedAt, again]).toEqual([null, restored]);
  const kept = (await talk.checked()).messages.get(answer.id);
  expect(kept).toMatchObject({ status: "stopped" });
  expect(kept?.text).not.toBe("");
});

test("many are changed at once, and none when one of them is not there", async () => {
  const talks = [new Talk(house), new Talk(house)];
  for (const talk of talks) await talk.say();
  const ids = talks.map(({ id }) => id);
  const { conversations } = house.chat;

  await conversations.bulk({ ids, change: { do: "change", to: { isPinned: true } } });
  const pinned = await Promise.all(ids.map(listed));
  const failing = conversations.bulk({ ids: [...ids, randomUUID()], change: { do: "delete" } });
  await expect(failing).rejects.toMatchObject({ code: "not-found" });
  const still = await Promise.all(ids.map(listed));
  await conversations.bulk({ ids, change: { do: "delete" } });
  await conversations.bulk({ ids, change: { do: "delete" } });
  const gone = await Promise.all(ids.map(listed));
  await conversations.bulk({ ids, change: { do: "restore" } });

  expect(pinned.every((conversation) => conversation?.pinnedAt !== null)).toBe(true);
  expect(still.every((conversation) => conversation !== undefined)).toBe(true);
  expect(gone).toEqual([undefined, undefined]);
  for (const talk of talks) await talk.checked();
});

test("a folder that goes leaves its conversations behind", async () => {
  const talk = new Talk(house);
  await talk.say();
  const { folders, conversations } = house.chat;
  const wish = { id: randomUUID(), name: "Garden" };
  const [folder, again] = [await folders.create(wish), await folders.create(wish)];
  await conversations.change(talk.id, { folderId: folder.id });

  const renamed = await folders.rename(folder.id, "Field");
  await folders.remove(folder.id);

  expect(again).toEqual(folder);
  expect(renamed).toEqual({ ...folder, name: "Field" });
  expect(await folders.list()).not.toContainEqual(renamed);
  expect((await talk.checked()).conversation.folderId).toBeNull();
  await expect(folders.remove(folder.id)).rejects.toMatchObject({ code: "not-found" });
});

test("names that Postgres could not keep are refused", async () => {
  const talk = new Talk(house);
  await talk.say();

  const attempts = await Promise.allSettled([
    house.chat.conversations.change(talk.id, { title: "a\0b" }),
    house.chat.folders.create({ id: randomUUID(), name: "half \ud83d" }),
  ]);

  for (const attempt of attempts) expect(attempt).toMatchObject({ reason: { code: "bad-input" } });
});

test("what was deleted a day ago goes for ever, and what was not stays", async () => {
  const [kept, gone] = [new Talk(house), new Talk(house)];
  const first = await kept.say();
  const below = await kept.say({ parentId: first.answer.id });
  await gone.say();
  await house.chat.remove(below.message.id);
  await house.chat.conversations.remove(gone.id);

  await purge(house, inDays(0.9), never);
  await house.chat.restore(below.message.id);
  await house.chat.remove(below.message.id);
  await purge(house, inDays(1.1), never);

  const [message, conversation] = await Promise.allSettled([
    house.chat.restore(below.message.id),
    house.chat.conversations.restore(gone.id),
  ]);
  expect(message).toMatchObject({ reason: { code: "not-found" } });
  expect(conversation).toMatchObject({ reason: { code: "not-found" } });
  const { messages } = await house.chat.snapshot(kept.id);
  expect(messages.map(({ id }) => id).toSorted()).toEqual(
    [first.message.id, first.answer.id].toSorted(),
  );
});

test("search finds what was said in every branch", async () => {
  const talk = new Talk(house);
  const { message } = await talk.say({ text: "Where does the quince grow?" });
  await house.chat.edit(message.id, { messageId: randomUUID(), text: "And the medlar?" });

  const found = await house.chat.search({ text: "quince", limit: 10, offset: 0 });

  expect(found.hits.map((hit) => hit.messageId)).toContain(message.id);
});
