import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db";

import { beginAnswer } from "../../tests/support/begin-answer.ts";
import { databaseUrl } from "../../tests/support/database.ts";
import {
  done,
  delta,
  follow,
  next,
  openJournal,
  seqs,
  takeRun,
} from "../../tests/support/journal.ts";
import type { Events } from "./contract.ts";
import { readJournal, replay } from "./recording.ts";
import { storeRunEnd } from "./store-run-end.ts";
const url = databaseUrl();
let db: Database;
let events: Events;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, events, close } = await openJournal(url));
});
afterAll(() => close());

test("a reader gets a snapshot, then what is written after it, once and in order", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "a")]);
  const reader = follow(events, conversationId);
  const snapshot = await next(reader);

  for (const text of ["b", "c", "d"]) await events.appendToRun(run, [delta(messageId, text)]);
  const rest = [await next(reader), await next(reader), await next(reader)];

  expect(snapshot).toMatchObject({ type: "conversation.snapshot", seq: 5, leafId: messageId });
  expect(seqs(rest)).toEqual([6, 7, 8]);
});

test("a reader who says how far they are gets no snapshot, and one who is too far gets one", async () => {
  const { conversationId } = await beginAnswer(events);

  const known = await next(follow(events, conversationId, 2));
  const ahead = await next(follow(events, conversationId, 99));

  expect(known).toMatchObject({ type: "message.created", seq: 3, after: 2 });
  expect(ahead).toMatchObject({ type: "conversation.snapshot", seq: 4 });
});

test("what is not there is said before anything else", async () => {
  const missing = crypto.randomUUID();

  await expect(next(follow(events, missing))).rejects.toMatchObject({ code: "not-found" });
  await expect(next(follow(events, missing, 3))).rejects.toMatchObject({ code: "not-found" });
});

test("a reader who fell behind the end of a run goes on without a gap", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  const text = "x".repeat(600_000);
  const reader = follow(events, conversationId, 4);
  await events.appendToRun(run, [delta(messageId, "a")]);
  const first = await next(reader);

  for (let place = 0; place < 10; place += 1)
    await events.appendToRun(run, [delta(messageId, text)]);
  await events.write(conversationId, (tx, append) => storeRunEnd(tx, append, run, done));
  const items = await takeRun(reader);

  const snapshotOfStart = await replay(readJournal(events, conversationId));
  const kept = items.flatMap((item) => (item.type === "message.ended" ? item.message.text : []));
  expect(first.seq).toBe(5);
  expect(kept).toEqual([`a${text.repeat(10)}`]);
  expect(snapshotOfStart?.messages.get(messageId)?.text).toBe(kept[0]);
});

test("work that throws keeps nothing and tells nothing", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  const reader = follow(events, conversationId, 4);

  const failing = events.write(conversationId, async (tx, append) => {
    const conversation = await tx.conversations.change(conversationId, { title: "Gone" });
    if (conversation !== undefined)
      append({ type: "conversation.changed", conversation, actor: "person" });
    throw new Error("enough");
  });

  await expect(failing).rejects.toThrow("enough");
  await events.appendToRun(run, [delta(messageId, "a")]);
  expect(await next(reader)).toMatchObject({ type: "assistant.stream.delta", seq: 5 });
  expect(await db.conversations.find(conversationId)).toMatchObject({ title: "Bread" });
});

test("a line that was cut is laid again: the number is kept, and nothing is missed", async () => {
  await using opened = await openJournal(url);
  const other = opened.events;
  const { conversationId, messageId, run } = await beginAnswer(other);
  const reader = follow(events, conversationId, 4);
  await other.appendToRun(run, [delta(messageId, "a")]);
  const first = await next(reader);

  await db.execute(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'`);
  for (const text of ["b", "c"]) await other.appendToRun(run, [delta(messageId, text)]);
  const rest = [await next(reader), await next(reader)];
  const dead = await events.reap();

  expect(seqs([first, ...rest])).toEqual([5, 6, 7]);
  expect(dead).toBe(0);
  expect(await other.appendToRun(run, [delta(messageId, "d")])).toBe(true);
});

test("closing ends every subscription", async () => {
  const opened = await openJournal(url);
  const { conversationId } = await beginAnswer(events);
  const reader = follow(opened.events, conversationId, 4);
  const waiting = reader.next();

  await opened.close();

  expect((await waiting).done).toBe(true);
});
