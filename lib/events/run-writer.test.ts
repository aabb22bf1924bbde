import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { NewEvent } from "./contract.ts";
import { RunWriter } from "./run-writer.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const run = { id: "r", conversationId: "c", messageId: "m" };
const reading = (doneTokens: number): NewEvent => ({
  type: "run.changed",
  runId: "r",
  state: { state: "reading", doneTokens, totalTokens: 9 },
  actor: "model",
});

/** A journal that says yes as soon as it is let. */
function openJournal() {
  const appends: { readonly told: string[]; readonly settle: PromiseWithResolvers<boolean> }[] = [];
  const refusals: unknown[] = [];
  const writer = new RunWriter({
    run,
    onRefused: (error) => refusals.push(error),
    events: {
      appendToRun: (_run, events) => {
        const settle = Promise.withResolvers<boolean>();
        appends.push({ told: events.map(nameOf), settle });
        return settle.promise;
      },
    },
  });
  const answer = async (place: number, isLive = true) => {
    appends[place]?.settle.resolve(isLive);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { writer, appends, refusals, answer, told: () => appends.map(({ told }) => told) };
}

function nameOf(event: NewEvent): string {
  if (event.type === "assistant.stream.delta") return event.text;
  if (event.type === "agent.thinking.delta") return `(${event.text})`;
  return event.type === "run.changed" ? event.state.state : event.type;
}

test("the first word goes at once, what follows within 40 ms goes together and in order", async () => {
  const { writer, told, answer } = openJournal();

  writer.write("one");
  await answer(0);
  writer.think("hm");
  writer.think("m");
  writer.write(" two");
  writer.write(" three");
  await vi.advanceTimersByTimeAsync(39);
  const before = told();
  await vi.advanceTimersByTimeAsync(1);

  expect(before).toEqual([["one"]]);
  expect(told()).toEqual([["one"], ["(hmm)", " two three"]]);
});

test("one append is on its way at a time, however long it takes", async () => {
  const { writer, told, answer } = openJournal();

  writer.write("one");
  await vi.advanceTimersByTimeAsync(500);
  writer.write("two");
  await vi.advanceTimersByTimeAsync(500);
  const before = told();
  await answer(0);

  expect(before).toEqual([["one"]]);
  expect(told()).toEqual([["one"], ["two"]]);
});

test("states keep their place between words, and a count that nobody has seen gives way to the next", async () => {
  const { writer, appends, told, answer } = openJournal();

  writer.add(reading(1));
  await answer(0);
  writer.add(reading(2));
  writer.add(reading(3));
  writer.write("a");
  writer.add(reading(4));
  await vi.advanceTimersByTimeAsync(40);

  expect(appends.length).toBe(2);
  expect(told()[1]).toEqual(["reading", "a", "reading"]);
});

test("closing stores what is left, a cut character included", async () => {
  const { writer, told, answer } = openJournal();
  writer.write("one");
  writer.write(" two\ud83d");

  const closing = writer.close();
  await answer(0);
  await answer(1);
  await closing;
  writer.write("late");
  await vi.advanceTimersByTimeAsync(100);

  expect(told()).toEqual([["one"], [" two\ufffd"]]);
});

test("a refusal is told once, and nothing more is tried", async () => {
  const { writer, told, refusals, answer } = openJournal();
  writer.write("one");
  writer.write("two");

  await answer(0, false);
  writer.write("three");
  await vi.advanceTimersByTimeAsync(100);
  await writer.close();

  expect(told()).toEqual([["one"]]);
  expect(refusals).toEqual([undefined]);
});

test("a failure is told with its cause", async () => {
  const { writer, appends, refusals } = openJournal();
  const cause = new Error("Postgres is away.");
  writer.write("one");

  appends[0]?.settle.reject(cause);
  await writer.close();

  expect(refusals).toEqual([cause]);
});
