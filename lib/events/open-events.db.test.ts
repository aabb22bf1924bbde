import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db";
import { openLog } from "#lib/log";
import type { JournalEvent, Snapshot } from "#lib/protocol";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import type { Events } from "./contract.ts";
import { openEvents } from "./open-events.ts";
import { storeRunEnd } from "./store-run-end.ts";

const url = databaseUrl();
const log = openLog({ level: "silent" });
let db: Database;
let events: Events;
beforeAll(async () => {
  db = await openTestDatabase(url);
  events = await openEvents({ db, log });
});
afterAll(async () => {
  await events[Symbol.asyncDispose]();
  await db.close();
});

/** A question and an answer that a run of this process is writing. */
async function beginAnswer(owner: Events = events) {
  const conversationId = randomUUID();
  const [questionId, messageId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.write(conversationId, async (tx, append) => {
    const conversation = await tx.conversations.create({ id: conversationId, title: "Bread" });
    const threadId = await tx.conversations.findMainThread(conversationId);
    if (conversation === undefined || threadId === undefined) throw new Error("The id is free.");
    const place = { conversationId, threadId };
    const messages = await tx.messages.insertMany([
      {
        ...place,
        id: questionId,
        parentId: null,
        role: "user",
        text: "one",
        status: "complete",
        modelId: null,
      },
      {
        ...place,
        id: messageId,
        parentId: questionId,
        role: "assistant",
        text: "",
        status: "streaming",
        modelId: "tiny",
      },
    ]);
    const run = await tx.runs.insert({
      id: runId,
      conversationId,
      messageId,
      modelId: "tiny",
      priority: "interactive",
      worker: owner.worker,
    });
    append({ type: "conversation.created", conversation, actor: "person" });
    for (const message of messages) append({ type: "message.created", message, actor: "person" });
    append({ type: "run.queued", run, actor: "house", runId });
  });
  return { conversationId, messageId, run: { id: runId, conversationId, messageId } };
}

async function take(items: AsyncIterable<Snapshot | JournalEvent>, count: number) {
  const taken: (Snapshot | JournalEvent)[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}

const seqs = (items: readonly { readonly seq: number }[]) => items.map(({ seq }) => seq);
const delta = (messageId: string, text: string) =>
  ({ type: "assistant.stream.delta", messageId, text, actor: "model" }) as const;

test("a reader gets a snapshot, then what is written after it, once and in order", async () => {
  const { conversationId, messageId, run } = await beginAnswer();
  await events.appendToRun(run, [delta(messageId, "a")]);
  const reading = events.subscribe(conversationId, { signal: AbortSignal.timeout(5000) });
  const snapshot = (await take(reading, 1))[0];

  const following = take(
    events.subscribe(conversationId, { after: 5, signal: AbortSignal.timeout(5000) }),
    3,
  );
  for (const text of ["b", "c", "d"]) await events.appendToRun(run, [delta(messageId, text)]);

  expect(snapshot).toMatchObject({ type: "conversation.snapshot", seq: 5, leafId: messageId });
  expect(seqs(await following)).toEqual([6, 7, 8]);
});

test("a reader in another process sees what is written here, and a stop asked there arrives here", async () => {
  await using otherDb = await openTestDatabase(url);
  await using other = await openEvents({ db: otherDb, log });
  const { conversationId, messageId, run } = await beginAnswer();
  const stopped = Promise.withResolvers<string>();
  events.onStopRequested(stopped.resolve);

  const reading = take(
    other.subscribe(conversationId, { after: 4, signal: AbortSignal.timeout(5000) }),
    20,
  );
  for (let place = 0; place < 20; place += 1)
    await events.appendToRun(run, [delta(messageId, `${place}`)]);
  await other.requestStop(run.id);

  expect(seqs(await reading)).toEqual([...Array(20).keys()].map((place) => place + 5));
  expect(await stopped.promise).toBe(run.id);
});

test("the end of a run makes its deltas the text of the message", async () => {
  const { conversationId, messageId, run } = await beginAnswer();
  await events.appendToRun(run, [delta(messageId, "Hel"), delta(messageId, "lo")]);

  const ended = await events.write(conversationId, (tx, append) =>
    storeRunEnd(tx, append, run, { state: "done", ending: { status: "complete" }, actor: "model" }),
  );

  expect(ended).toMatchObject({ status: "complete", text: "Hello" });
  const journal = await events.read(conversationId, { after: 0, limit: 100 });
  expect(journal.map(({ type, seq, after }) => [type, seq, after])).toEqual([
    ["conversation.created", 1, 0],
    ["message.created", 2, 1],
    ["message.created", 3, 2],
    ["run.queued", 4, 3],
    ["message.ended", 7, 4],
    ["run.ended", 8, 7],
  ]);
  expect(await events.appendToRun(run, [delta(messageId, "late")])).toBe(false);
});

test("a run whose process is gone is ended with the text it has", async () => {
  const goneDb = await openTestDatabase(url);
  const gone = await openEvents({ db: goneDb, log });
  const { messageId, run } = await beginAnswer(gone);
  await gone.appendToRun(run, [delta(messageId, "half")]);
  const spared = await events.reap();

  await gone[Symbol.asyncDispose]();
  await goneDb.close();
  const count = await events.reap();

  expect([spared, count]).toEqual([0, 1]);
  expect(await db.messages.find(messageId)).toMatchObject({ status: "stopped", text: "half" });
});
