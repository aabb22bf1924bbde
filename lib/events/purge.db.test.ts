import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db";
import { beginAnswer } from "../../tests/support/begin-answer.ts";
import { databaseUrl } from "../../tests/support/database.ts";
import { delta, done, follow, next, openJournal } from "../../tests/support/journal.ts";
import type { Events } from "./contract.ts";
import { storeRunEnd } from "./store-run-end.ts";

const url = databaseUrl();
const never = new AbortController().signal;
let db: Database;
let events: Events;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, events, close } = await openJournal(url));
});
afterAll(() => close());

const later = () => new Date(Date.now() + 60_000);
const longAgo = new Date(0);

async function answered() {
  const begun = await beginAnswer(events);
  await events.appendToRun(begun.run, [delta(begun.messageId, "By yeast.")]);
  await events.write(begun.conversationId, (tx, append) =>
    storeRunEnd(tx, append, begun.run, done),
  );
  return begun;
}

async function remove(conversationId: string, messageId: string) {
  await events.write(conversationId, async (tx, append) => {
    const messageIds = await tx.messages.markDeleted(messageId);
    append({ type: "message.deleted", messageIds, actor: "person" });
  });
}

test("old events are forgotten, and who has not seen them gets a snapshot that says the same", async () => {
  const { conversationId, messageId } = await answered();
  const before = await db.snapshot(conversationId);

  await events.purge({ deletedBefore: longAgo, eventsBefore: later() }, never);
  const item = await next(follow(events, conversationId, 3));

  expect(await events.read(conversationId, { after: 0, limit: 10 })).toEqual([]);
  expect(item).toEqual(before);
  expect(before?.messages.map(({ id }) => id)).toContain(messageId);
});

test("nothing is forgotten from the first event of a live run on", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "half")]);
  const reader = follow(events, conversationId, 3);

  await events.purge({ deletedBefore: longAgo, eventsBefore: later() }, never);

  expect(await next(reader)).toMatchObject({ type: "run.queued", seq: 4, after: 3 });
  expect(await db.snapshot(conversationId)).toMatchObject({ seq: 5 });
  expect((await db.snapshot(conversationId))?.messages.at(-1)?.text).toBe("half");
});

test("deleted messages go for ever, with the events that say what they said", async () => {
  const { conversationId, messageId, questionId } = await answered();
  await remove(conversationId, messageId);

  await events.purge({ deletedBefore: later(), eventsBefore: longAgo }, never);

  expect(await db.messages.findEvenDeleted(messageId)).toBeUndefined();
  expect(await db.messages.find(questionId)).toBeDefined();
  const { rows } = await db.execute("select data from events where conversation_id = $1", [
    conversationId,
  ]);
  expect(JSON.stringify(rows)).not.toContain("yeast");
});

test("while an answer is being written deleted messages stay, and can be brought back", async () => {
  const { conversationId, messageId } = await beginAnswer(events);
  const second = await events.write(conversationId, async (tx) => {
    const threadId = (await tx.conversations.findMainThread(conversationId)) ?? "";
    const shape = { role: "user", text: "Gone?", status: "complete", modelId: null } as const;
    const id = crypto.randomUUID();
    return tx.messages.insert({ ...shape, id, parentId: null, conversationId, threadId });
  });
  await remove(conversationId, second?.id ?? "");

  await events.purge({ deletedBefore: later(), eventsBefore: longAgo }, never);
  const restored = await db.messages.restore(second?.id ?? "");

  expect(restored.map(({ id }) => id)).toEqual([second?.id]);
  expect(await db.messages.find(messageId)).toMatchObject({ status: "streaming" });
});

test("who follows a conversation that is purged, in any process, is let go", async () => {
  await using opened = await openJournal(url);
  const { conversationId } = await answered();
  const readers = [follow(events, conversationId), follow(opened.events, conversationId)];
  await Promise.all(readers.map(next));
  const waiting = readers.map((reader) => reader.next());

  await db.conversations.markDeleted(conversationId);
  await events.purge({ deletedBefore: later(), eventsBefore: longAgo }, never);

  expect((await Promise.all(waiting)).map(({ done: isOver }) => isOver)).toEqual([true, true]);
});
