import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db";
import { fold, fromSnapshot, Inbox, sameState } from "#lib/tree";
import { beginAnswer } from "../../tests/support/begin-answer.ts";
import { databaseUrl } from "../../tests/support/database.ts";
import {
  done,
  delta,
  follow,
  next,
  openJournal,
  range,
  seqs,
  takeRun,
  type Item,
} from "../../tests/support/journal.ts";
import type { Events } from "./contract.ts";
import { readRecording, record, replay } from "./recording.ts";
import { stateOfRows } from "./state-of-rows.ts";
import { storeRunEnd } from "./store-run-end.ts";
const url = databaseUrl();
let db: Database;
let events: Events;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, events, close } = await openJournal(url));
});
afterAll(() => close());

/** What a page makes of what it gets. */
function folded([snapshot, ...rest]: readonly Item[]) {
  if (snapshot?.type !== "conversation.snapshot") throw new Error("A snapshot comes first.");
  const inbox = new Inbox(snapshot.seq);
  let state = fromSnapshot(snapshot);
  for (const item of rest) {
    if (item.type === "conversation.snapshot") throw new Error("One snapshot is enough.");
    for (const event of inbox.take(item)) state = fold(state, event);
  }
  expect(inbox.isStuck).toBe(false);
  return state;
}

const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other);

test("readers in two processes fold what both write to what the rows say", async () => {
  await using opened = await openJournal(url);
  const other = opened.events;
  const { conversationId, messageId, run } = await beginAnswer(events);
  const readers = [follow(events, conversationId), follow(other, conversationId)];
  const begun = await Promise.all(readers.map(next));
  const reading = Promise.all(readers.map(takeRun));
  const rename = (owner: Events, title: string) =>
    owner.write(conversationId, async (tx, append) => {
      const conversation = await tx.conversations.change(conversationId, { title });
      if (conversation === undefined) throw new Error("It is there.");
      append({ type: "conversation.changed", conversation, actor: "person" });
    });

  await Promise.all(
    range(1, 40).map(async (place) => {
      const owner = place % 2 === 0 ? events : other;
      if (place % 5 === 0) return rename(owner, `${place}`);
      return owner.appendToRun(run, [delta(messageId, `${place} `), delta(messageId, "")]);
    }),
  );
  await other.write(conversationId, (tx, append) => storeRunEnd(tx, append, run, done));
  const read = await reading;

  const rows = await stateOfRows(db, conversationId);
  for (const [place, items] of read.entries()) {
    const snapshot = begun[place];
    const state = folded(snapshot === undefined ? items : [snapshot, ...items]);
    expect(seqs(items)).toEqual(inOrder([...new Set(seqs(items))]));
    expect(rows !== undefined && sameState(state, rows)).toBe(true);
  }
  const words = rows?.messages.get(messageId)?.text.trim().split(" ").map(Number);
  expect(inOrder(words ?? [])).toEqual(range(1, 40).filter((place) => place % 5 !== 0));
});

test("a stop that is asked for in one process reaches the run in another", async () => {
  await using opened = await openJournal(url);
  const asked = Promise.withResolvers<string>();
  const forget = events.onStopRequested(asked.resolve);

  await opened.events.requestStop("4b825dc6-42cb-4eb9-b60e-08b4e3aa0c11");

  expect(await asked.promise).toBe("4b825dc6-42cb-4eb9-b60e-08b4e3aa0c11");
  forget();
});

test("a journal that is recorded and replayed ends as the rows do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hearth-record-"));
  const path = join(folder, "journal.ndjson");
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "so "), delta(messageId, "far")]);

  await record(events, conversationId, path);
  const replayed = await replay(readRecording(path));
  const rows = await stateOfRows(db, conversationId);
  await rm(folder, { recursive: true });

  expect(replayed?.live.get(messageId)?.message.text).toBe("so far");
  expect(replayed !== undefined && rows !== undefined && sameState(replayed, rows)).toBe(true);
});

test("house events reach every process, equal ones that wait as one", async () => {
  await using opened = await openJournal(url);
  const closing = new AbortController();
  const here = events.house(closing.signal)[Symbol.asyncIterator]();
  const there = opened.events.house(closing.signal)[Symbol.asyncIterator]();
  const list = { type: "list.changed", list: "folders" } as const;

  events.tell(list);
  events.tell(list);
  const heard = [await here.next(), await there.next()];
  closing.abort();

  expect(heard.map(({ value }) => value)).toEqual([list, list]);
  expect([(await here.next()).done]).toEqual([true]);
});
