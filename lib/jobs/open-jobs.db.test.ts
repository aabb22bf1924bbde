import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "#lib/log";
import type { Job } from "#lib/protocol";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import type { Jobs } from "./contract.ts";
import { openJobs } from "./open-jobs.ts";

const log = openLog({ level: "silent" });

let closing: AsyncDisposableStack;
beforeEach(() => {
  closing = new AsyncDisposableStack();
});
afterEach(() => closing.disposeAsync());

async function open(url: string = databaseUrl()) {
  const db = closing.use(await openTestDatabase(url));
  return closing.use(await openJobs({ db, log }));
}

/** Resolves with the first change that suits. */
function change(jobs: Jobs, suits: (job: Job) => boolean): Promise<Job> {
  return new Promise((resolve) => {
    const leave = jobs.onChange((job) => {
      if (!suits(job)) return;
      leave();
      resolve(job);
    });
  });
}

const is = (state: Job["state"]) => (job: Job) => job.state === state;

test("a job is done soon after it was put away, and everyone hears of it", async () => {
  const jobs = await open();
  const conversationId = randomUUID();
  const told: string[] = [];
  const titled: string[] = [];
  jobs.onChange(({ state }) => told.push(state));
  await jobs.work("title", async (payload) => void titled.push(payload.conversationId));
  const done = change(jobs, is("done"));

  await jobs.add("title", { conversationId });

  expect(await done).toMatchObject({ kind: "title", conversationId, problem: null });
  expect(titled).toEqual([conversationId]);
  expect(told).toEqual(["waiting", "running", "done"]);
  expect(await jobs.list()).toMatchObject([{ conversationId, state: "done" }]);
});

test("what is put away twice under one key is done once", async () => {
  const jobs = await open();
  const conversationId = randomUUID();
  let count = 0;
  const done = change(jobs, is("done"));

  await jobs.add("title", { conversationId }, { key: conversationId });
  await jobs.add("title", { conversationId }, { key: conversationId });
  await jobs.work("title", async () => void count++);
  await done;

  expect(count).toBe(1);
  expect(await jobs.list()).toHaveLength(1);
});

test("one thing is done at a time", async () => {
  const jobs = await open();
  let atOnce = 0;
  let most = 0;
  const both = Promise.withResolvers<void>();
  let left = 2;
  await jobs.add("title", { conversationId: randomUUID() });
  await jobs.add("title", { conversationId: randomUUID() });
  await jobs.work("title", async () => {
    most = Math.max(most, ++atOnce);
    await new Promise(setImmediate);
    atOnce--;
    if (--left === 0) both.resolve();
  });

  await both.promise;

  expect(most).toBe(1);
});

test("what fails waits for another try", async () => {
  const jobs = await open();
  await jobs.work("title", () => Promise.reject(new Error("The model sleeps.")));
  const running = change(jobs, is("running"));

  await jobs.add("title", { conversationId: randomUUID() });
  await running;
  const after = await change(jobs, () => true);

  expect(after).toMatchObject({ state: "waiting", problem: null });
});

test("a job is cancelled while it waits and while it is done", async () => {
  const jobs = await open();
  const began = Promise.withResolvers<AbortSignal>();
  await jobs.work("title", async (_payload, signal) => {
    began.resolve(signal);
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    signal.throwIfAborted();
  });
  await jobs.add("title", { conversationId: randomUUID() });
  const signal = await began.promise;
  await jobs.add("title", { conversationId: randomUUID() }, { afterSeconds: 3_600 });

  for (const { id } of await jobs.list()) await jobs.cancel(id);

  expect(signal.aborted).toBe(true);
  expect((await jobs.list()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  await expect(jobs.cancel(randomUUID())).rejects.toMatchObject({ code: "not-found" });
});

test("closing ends what is being done, and the next process does it again", async () => {
  const url = databaseUrl();
  const jobs = await open(url);
  const began = Promise.withResolvers<void>();
  await jobs.work("title", async (_payload, signal) => {
    began.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    signal.throwIfAborted();
  });
  await jobs.add("title", { conversationId: randomUUID() });
  await began.promise;

  await jobs[Symbol.asyncDispose]();
  const later = await open(url);

  expect(await later.list()).toMatchObject([{ state: "waiting" }]);
});

test("two processes that open the queue of a new database at once both can use it", async () => {
  const url = databaseUrl();

  const [one, other] = await Promise.all([open(url), open(url)]);
  await one.add("title", { conversationId: randomUUID() });

  expect(await other.list()).toHaveLength(1);
});
