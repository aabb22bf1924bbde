import type { JournalEvent } from "#lib/protocol";
import { expect, test } from "vitest";
import { Inbox } from "./inbox.ts";

const event = (seq: number, after = seq - 1): JournalEvent => ({
  seq,
  after,
  at: "2026-11-21T00:00:00.000Z",
  conversationId: "c",
  runId: null,
  actor: "model",
  type: "assistant.stream.delta",
  messageId: "a",
  text: "x",
});

const seqs = (events: readonly JournalEvent[]) => events.map(({ seq }) => seq);

test("events in order pass one by one, and a second copy does not", () => {
  const inbox = new Inbox(4);

  expect(seqs(inbox.take(event(5)))).toEqual([5]);
  expect(seqs(inbox.take(event(5)))).toEqual([]);
  expect(seqs(inbox.take(event(3)))).toEqual([]);
  expect(seqs(inbox.take(event(6)))).toEqual([6]);
});

test("what comes too early waits, and the inbox says that it does", () => {
  const inbox = new Inbox(0);

  expect(seqs(inbox.take(event(3)))).toEqual([]);
  expect(seqs(inbox.take(event(2)))).toEqual([]);
  expect(inbox.isStuck).toBe(true);

  expect(seqs(inbox.take(event(1)))).toEqual([1, 2, 3]);
  expect(inbox.isStuck).toBe(false);
  expect(inbox.seq).toBe(3);
});

test("an event whose predecessors were compacted away does not wait for them", () => {
  const inbox = new Inbox(2);

  expect(seqs(inbox.take(event(9)))).toEqual([]);
  expect(seqs(inbox.take(event(9, 2)))).toEqual([9]);
  expect(inbox.isStuck).toBe(false);
});

test("the earliest that may pass goes first", () => {
  const inbox = new Inbox(1);
  inbox.take(event(9, 2));
  inbox.take(event(3));

  expect(seqs(inbox.take(event(2)))).toEqual([2, 3, 9]);
});
