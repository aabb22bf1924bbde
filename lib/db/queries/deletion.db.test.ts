import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../open-database.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let conversationId: string;
let threadId: string;
beforeEach(async () => {
  conversationId = randomUUID();
  await db.transaction((tx) => tx.conversations.create({ id: conversationId, title: "Bread" }));
  threadId = (await db.conversations.findMainThread(conversationId)) ?? "";
});

/** A question below another message; returns its id. */
async function say(parentId: string | null = null): Promise<string> {
  const shape = { role: "user", text: "So?", status: "complete", modelId: null } as const;
  const id = randomUUID();
  await db.messages.insert({ ...shape, id, parentId, conversationId, threadId });
  return id;
}

async function visible(): Promise<string[]> {
  return (await db.messages.listIn(conversationId)).map(({ id }) => id);
}

test("deleting takes everything below along, and restoring brings back exactly that", async () => {
  const root = await say();
  const top = await say(root);
  const below = [await say(top), await say(top)];
  const beside = await say(root);

  const deleted = await db.messages.markDeleted(top);
  const left = await visible();
  const restored = await db.messages.restore(top);

  expect(deleted).toEqual([top, ...below]);
  expect(left).toEqual([root, beside]);
  expect(restored.map(({ id }) => id)).toEqual([top, ...below]);
  expect(await visible()).toEqual([root, top, ...below, beside]);
});

test("what was deleted before its parent stays deleted when the parent comes back", async () => {
  const top = await say();
  const child = await say(top);
  const kept = await say(top);
  await db.messages.markDeleted(child);
  await db.messages.markDeleted(top);

  const tooEarly = await db.messages.restore(child);
  const restored = await db.messages.restore(top);

  expect(tooEarly).toEqual([]);
  expect(restored.map(({ id }) => id)).toEqual([top, kept]);
  expect((await db.messages.restore(child)).map(({ id }) => id)).toEqual([child]);
});

test("a message is brought back only by the one whose deletion took it, and deleted once", async () => {
  const top = await say();
  const child = await say(top);
  await db.messages.markDeleted(top);

  expect(await db.messages.markDeleted(child)).toEqual([]);
  expect(await db.messages.restore(child)).toEqual([]);
  expect(await db.messages.restore(randomUUID())).toEqual([]);
});

test("deleted messages are found only by those who ask whether an id is taken", async () => {
  const id = await say();
  await db.messages.markDeleted(id);

  const found = [await db.messages.find(id), await db.messages.list(conversationId, [id])];

  expect(found).toEqual([undefined, []]);
  expect((await db.messages.lineTo(id, { maxBytes: 1_000 })).messages).toEqual([]);
  expect(await db.messages.subtree(id)).toEqual([]);
  expect(await db.messages.findEvenDeleted(id)).toMatchObject({ id });
  expect((await db.snapshot(conversationId))?.outline).toEqual([]);
});

test("whoever looked at a deleted branch looks at the newest one below where it hung", async () => {
  const root = await say();
  const old = await say(root);
  const end = await say(old);
  const looked = await say(root);
  await say();
  await db.leaves.set(conversationId, looked);

  const deletedIds = await db.messages.markDeleted(looked);
  await db.leaves.moveAway(conversationId, { deletedIds, parentId: root });

  expect((await db.snapshot(conversationId))?.leafId).toBe(end);
});

test("a leaf elsewhere stays when a branch is deleted, and without any the newest message is one", async () => {
  const first = await say();
  const second = await say();
  const newest = (await db.snapshot(conversationId))?.leafId;
  await db.leaves.set(conversationId, first);

  const deletedIds = await db.messages.markDeleted(second);
  await db.leaves.moveAway(conversationId, { deletedIds, parentId: null });
  const stayed = (await db.snapshot(conversationId))?.leafId;
  const allIds = await db.messages.markDeleted(first);
  await db.leaves.moveAway(conversationId, { deletedIds: allIds, parentId: null });

  expect([newest, stayed]).toEqual([second, first]);
  expect((await db.snapshot(conversationId))?.leafId).toBeNull();
});

test("a deleted conversation is out of sight until it is restored", async () => {
  await say();
  const deleted = await db.conversations.markDeleted(conversationId);

  const sight = [await db.conversations.find(conversationId), await db.snapshot(conversationId)];
  const again = await db.conversations.markDeleted(conversationId);
  const renamed = await db.conversations.change(conversationId, { title: "Other" });
  const restored = await db.conversations.restore(conversationId);

  expect(deleted?.deletedAt).not.toBeNull();
  expect([...sight, again, renamed]).toEqual([undefined, undefined, undefined, undefined]);
  expect(restored).toMatchObject({ title: "Bread", deletedAt: null });
  expect(await db.conversations.restore(conversationId)).toBeUndefined();
});
