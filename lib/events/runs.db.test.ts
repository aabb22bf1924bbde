import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db";

import { beginAnswer } from "../../tests/support/begin-answer.ts";
import { databaseUrl } from "../../tests/support/database.ts";
import { done, delta, follow, openJournal, range, takeRun } from "../../tests/support/journal.ts";
import { newSources } from "../../tests/support/made-sources.ts";
import type { Events } from "./contract.ts";
import { storeRunEnd } from "./store-run-end.ts";
const url = databaseUrl();
let db: Database;
let events: Events;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, events, close } = await openJournal(url));
});
afterAll(() => close());

test("the end of a run makes its deltas the text of the message, and they leave the journal", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "Hel"), delta(messageId, "lo")]);

  const ended = await events.write(conversationId, (tx, append) =>
    storeRunEnd(tx, append, run, done),
  );
  const again = await events.write(conversationId, (tx, append) =>
    storeRunEnd(tx, append, run, done),
  );

  expect(ended).toMatchObject({ status: "complete", text: "Hello" });
  expect(again).toBeUndefined();
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

test("an end and many appends at once: what was accepted is in the text, and nothing else", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "0 ")]);

  const appends = range(1, 60).map((place) =>
    events.appendToRun(run, [delta(messageId, `${place} `)]),
  );
  const ended = await events.write(conversationId, (tx, append) =>
    storeRunEnd(tx, append, run, done),
  );
  const accepted = await Promise.all(appends);

  const words = (ended?.text ?? "")
    .split(" ")
    .filter((word) => word !== "")
    .map(Number);
  const expected = range(0, 60).filter((place) => place === 0 || accepted[place - 1]);
  expect(words.toSorted((one, two) => one - two)).toEqual(expected);
});

test("a state that cannot follow is refused as the mistake it is", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  const to = (state: "queued" | "thinking" | "writing" | "done") =>
    ({ type: "run.changed", runId: run.id, state: { state }, actor: "model" }) as const;

  await events.appendToRun(run, [to("thinking"), delta(messageId, "a"), to("writing")]);

  await expect(events.appendToRun(run, [to("done"), to("writing")])).rejects.toThrow(
    "done cannot become writing",
  );
  expect(await db.runs.find(run.id)).toMatchObject({ state: "writing" });
  const second = await beginAnswer(events);
  await expect(
    events.appendToRun(second.run, [{ ...to("done"), runId: second.run.id }]),
  ).rejects.toThrow("queued cannot become done");
  expect((await events.read(conversationId, { after: 4, limit: 9 })).length).toBe(3);
});

test("a run whose process is gone is ended with the text it has, one that works is spared", async () => {
  const opened = await openJournal(url);
  const gone = opened.events;
  const { messageId, run, conversationId } = await beginAnswer(gone);
  await gone.appendToRun(run, [delta(messageId, "half")]);
  const spared = await events.reap();

  await opened.close();
  const count = await events.reap();

  expect([spared, count]).toEqual([0, 1]);
  expect(await db.messages.find(messageId)).toMatchObject({ status: "stopped", text: "half" });
  expect(await db.conversations.list()).toContainEqual(
    expect.objectContaining({ id: conversationId, isAnswering: false }),
  );
});

test("what the library had to say is kept with an answer whose process is gone", async () => {
  const opened = await openJournal(url);
  const gone = opened.events;
  const { messageId, run, conversationId } = await beginAnswer(gone);
  const sources = newSources();
  await gone.write(conversationId, async (tx, append) => {
    expect(await tx.messages.setSources(messageId, sources)).toBe(true);
    append({ type: "sources.found", messageId, sources, actor: "house", runId: run.id });
  });

  await opened.close();
  await events.reap();

  expect(await db.messages.find(messageId)).toMatchObject({ status: "stopped", sources });
  const journal = await events.read(conversationId, { after: 0, limit: 100 });
  expect(journal.map(({ type }) => type)).not.toContain("sources.found");
  expect(journal.find((event) => event.type === "message.ended")).toMatchObject({
    message: { sources },
  });
  expect(await db.messages.setSources(messageId, sources)).toBe(false);
});

test("the end of a run that could not be stored is stored later, as it was", async () => {
  const { conversationId, messageId, run } = await beginAnswer(events);
  await events.appendToRun(run, [delta(messageId, "half")]);
  const error = { code: "busy", message: "Try again." };
  const reader = follow(events, conversationId, 5);

  events.abandon(run.id, { state: "failed", ending: { status: "failed", error }, actor: "house" });
  await takeRun(reader);

  expect(await db.messages.find(messageId)).toMatchObject({
    status: "failed",
    error,
    text: "half",
  });
});
