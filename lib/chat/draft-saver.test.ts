import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftSaver } from "./draft-saver.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first change is saved at once and a hundred more make one save", async () => {
  const saves: number[] = [];
  let changes = 0;
  const save = async () => void saves.push(changes);
  const saver = new DraftSaver({ save, everyMs: 500, onFailure: () => undefined });

  for (changes = 1; changes <= 100; changes += 1) {
    saver.touch();
    await vi.advanceTimersByTimeAsync(4);
  }
  await vi.advanceTimersByTimeAsync(10_000);

  expect(saves).toEqual([1, 101]);
});

test("closing waits for the save in flight and begins no other", async () => {
  const gate = Promise.withResolvers<void>();
  let begun = 0;
  const save = () => {
    begun += 1;
    return gate.promise;
  };
  const saver = new DraftSaver({ save, everyMs: 500, onFailure: () => undefined });
  saver.touch();
  saver.touch();

  let isClosed = false;
  const closing = saver.close().then(() => (isClosed = true));
  await vi.advanceTimersByTimeAsync(1_000);
  const wasClosed = isClosed;
  gate.resolve();
  await closing;
  await vi.advanceTimersByTimeAsync(1_000);

  expect({ wasClosed, isClosed, begun }).toEqual({ wasClosed: false, isClosed: true, begun: 1 });
});

test("a failed save is told and the next change is saved all the same", async () => {
  const failures: unknown[] = [];
  let begun = 0;
  const save = async () => {
    begun += 1;
    throw new Error("no database");
  };
  const saver = new DraftSaver({ save, everyMs: 500, onFailure: (error) => failures.push(error) });

  saver.touch();
  await vi.advanceTimersByTimeAsync(1);
  saver.touch();
  await vi.advanceTimersByTimeAsync(600);

  expect({ begun, failures: failures.length }).toEqual({ begun: 2, failures: 2 });
});
