import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "#lib/log";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import type { IndexQueue, IndexStep } from "./index-queue.ts";
import { openIndexQueue } from "./open-index-queue.ts";
import { openJobs } from "./open-jobs.ts";

const log = openLog({ level: "silent" });

let closing: AsyncDisposableStack;
let url: string;
beforeEach(() => {
  closing = new AsyncDisposableStack();
  url = databaseUrl();
});
afterEach(() => closing.disposeAsync());

async function open(): Promise<IndexQueue> {
  const db = closing.use(await openTestDatabase(url));
  return closing.use(await openIndexQueue({ db, log }));
}

const read = (): IndexStep => ({ kind: "read", documentId: randomUUID() });

async function takeAll(queue: IndexQueue): Promise<IndexStep[]> {
  const steps: IndexStep[] = [];
  for (let taken = await queue.take(); taken !== undefined; taken = await queue.take()) {
    steps.push(taken.step);
    await queue.done(taken);
  }
  return steps;
}

test("wishes of people come first, reading before embedding, tidying last", async () => {
  const queue = await open();
  const book = read();

  await queue.add([{ kind: "tidy" }, { kind: "embed" }, book, { kind: "clear" }]);

  expect(await takeAll(queue)).toEqual([
    { kind: "clear" },
    book,
    { kind: "embed" },
    { kind: "tidy" },
  ]);
});

test("a step waits once, however often it is added, also while it is done", async () => {
  const queue = await open();
  const book = read();
  await queue.add([book, book]);
  const taken = await queue.take();
  await queue.add([book]);

  if (taken !== undefined) await queue.done(taken);

  expect(taken?.step).toEqual(book);
  expect(await takeAll(queue)).toEqual([]);
});

test("what is put back was not tried", async () => {
  const queue = await open();
  const book = read();
  await queue.add([book]);
  for (let count = 0; count < 10; count += 1) {
    const taken = await queue.take();
    if (taken !== undefined) await queue.putBack(taken);
  }

  expect(await queue.take()).toMatchObject({ step: book, isLastTry: false });
});

test("a step that dies with its process is tried again, and given up after the last try", async () => {
  const db = closing.use(await openTestDatabase(url));
  const book = read();
  await (await open()).add([book]);
  const givenUp: IndexStep[] = [];
  let tries = 0;

  while (givenUp.length === 0) {
    // As if the pause between two tries were over.
    await db.execute("update jobs.job set start_after = now() where name = 'library'");
    const queue = await open();
    if ((await queue.take()) !== undefined) tries += 1;
    givenUp.push(...(await (await open()).recover()));
  }

  expect(givenUp).toEqual([book]);
  expect(tries).toBe(6);
});

test("the house's own queue does not know of the indexer's steps", async () => {
  const queue = await open();
  await queue.add([read()]);
  const db = closing.use(await openTestDatabase(url));
  const jobs = closing.use(await openJobs({ db, log }));

  expect(await jobs.list()).toEqual([]);
});
