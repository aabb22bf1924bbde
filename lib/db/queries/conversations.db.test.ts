import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../open-database.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function create(title = "Bread"): Promise<string> {
  const id = randomUUID();
  await db.transaction((tx) => tx.conversations.create({ id, title }));
  return id;
}

test("what is absent from a change stays, and what is there changes", async () => {
  const id = await create();
  const folder = await db.folders.create({ id: randomUUID(), name: "Kitchen" });

  const pinned = await db.conversations.change(id, { isPinned: true, folderId: folder?.id });
  const again = await db.conversations.change(id, { isPinned: true, isArchived: true });
  const undone = await db.conversations.change(id, { isPinned: false, folderId: null });
  const same = await db.conversations.change(id, {});

  expect(pinned).toMatchObject({ title: "Bread", folderId: folder?.id, archivedAt: null });
  expect(again?.pinnedAt).toBe(pinned?.pinnedAt);
  expect(again?.archivedAt).not.toBeNull();
  expect(undone).toMatchObject({ pinnedAt: null, folderId: null });
  expect(same).toEqual(undone);
});

test("a title of the person's is never replaced by the model's", async () => {
  const [named, unnamed] = [await create(), await create()];
  await db.conversations.change(named, { title: "Mine" });

  const titles = [
    await db.conversations.setModelTitle(named, "Its own"),
    await db.conversations.setModelTitle(unnamed, "Its own"),
  ];

  expect(titles).toEqual([
    undefined,
    expect.objectContaining({ title: "Its own", titleSource: "model" }),
  ]);
  expect(await db.conversations.find(named)).toMatchObject({ titleSource: "person" });
});

test("an id makes one conversation, however often it is tried", async () => {
  const id = await create();

  const second = await db.transaction((tx) => tx.conversations.create({ id, title: "Other" }));

  expect(second).toBeUndefined();
  expect(await db.conversations.find(id)).toMatchObject({ title: "Bread" });
});

test("conversations stay when their folder goes", async () => {
  const id = await create();
  const folder = await db.folders.create({ id: randomUUID(), name: "Garden" });
  await db.conversations.change(id, { folderId: folder?.id });

  const inside = await db.conversations.listInFolder(folder?.id ?? "");
  const removed = await db.folders.remove(folder?.id ?? "");

  expect(inside.map((conversation) => conversation.id)).toEqual([id]);
  expect([removed, await db.folders.remove(folder?.id ?? "")]).toEqual([true, false]);
  expect(await db.conversations.find(id)).toMatchObject({ folderId: null });
});

test("folders are listed by name, whatever its case", async () => {
  for (const name of ["beta", "Alpha", "alpaca"])
    await db.folders.create({ id: randomUUID(), name });

  const names = (await db.folders.list()).map(({ name }) => name);

  expect(names.filter((name) => /^[ab]/i.test(name))).toEqual(["alpaca", "Alpha", "beta"]);
});

test("the conversation that is being answered says so, and no other does", async () => {
  const [busy, idle] = [await create(), await create()];
  const threadId = (await db.conversations.findMainThread(busy)) ?? "";
  const [questionId, messageId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  const place = { conversationId: busy, threadId };
  const shape = { ...place, text: "" };
  await db.messages.insertMany([
    { ...shape, id: questionId, parentId: null, role: "user", status: "complete", modelId: null },
    {
      ...shape,
      id: messageId,
      parentId: questionId,
      role: "assistant",
      status: "streaming",
      modelId: "tiny",
    },
  ]);
  const run = { id: runId, conversationId: busy, messageId, modelId: "tiny", worker: 1 };
  await db.runs.insert({ ...run, priority: "interactive" });

  const during = await db.conversations.list();
  const second = db.runs.insert({ ...run, id: randomUUID(), priority: "interactive" });
  await expect(second).rejects.toMatchObject({ constraint: "runs_unended" });
  await db.runs.end(runId, "stopped");
  const after = await db.conversations.list();

  const answering = (list: typeof during) =>
    list.filter(({ isAnswering }) => isAnswering).map(({ id }) => id);
  expect(answering(during)).toEqual([busy]);
  expect(answering(after)).toEqual([]);
  expect(during.map(({ id }) => id)).toContain(idle);
});

test("attachments keep their order and texts, and come with their message by name", async () => {
  const id = await create();
  const threadId = (await db.conversations.findMainThread(id)) ?? "";
  const messageId = randomUUID();
  const files = ["ä.md", "b.txt"].map((name) => ({
    id: randomUUID(),
    name,
    text: `Text of ${name}`,
  }));
  await db.transaction(async (tx) => {
    const shape = { role: "user", text: "See", status: "complete", modelId: null } as const;
    await tx.messages.insert({
      ...shape,
      id: messageId,
      parentId: null,
      conversationId: id,
      threadId,
    });
    await tx.attachments.insert({ id: messageId, conversationId: id }, files);
  });

  const message = await db.messages.find(messageId);
  const first = await db.attachments.find(files[0]?.id ?? "");
  const taken = await db.attachments.insert({ id: messageId, conversationId: id }, files);
  await db.messages.markDeleted(messageId);

  expect(message?.attachments.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ["ä.md", 13],
    ["b.txt", 13],
  ]);
  expect(first).toMatchObject({ name: "ä.md", text: "Text of ä.md" });
  expect(taken).toBe(false);
  expect(await db.attachments.find(files[0]?.id ?? "")).toBeUndefined();
});
