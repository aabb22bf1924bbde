import { expect, test } from "vitest";
import type { JournalEvent } from "#lib/protocol";
import { Tail } from "./tail.ts";
import { Waiter } from "./waiter.ts";

function event(seq: number, text = "a", after = seq - 1): JournalEvent {
  const stamp = { seq, after, at: "", conversationId: "c", runId: "r", actor: "model" } as const;
  return { ...stamp, type: "assistant.stream.delta", messageId: "m", text };
}

/** Resolves when the tail says that there may be something new. */
function changeOf(tail: Tail): Promise<void> {
  const waiter = new Waiter();
  tail.join(waiter);
  return waiter.wait();
}

const seqs = (events: readonly JournalEvent[] | undefined) => events?.map(({ seq }) => seq);

/** A tail over rows that can be added to. */
function openTail(...rows: JournalEvent[]) {
  const reads: number[] = [];
  const tail = new Tail(async (after) => {
    reads.push(after);
    return { events: rows.filter(({ seq }) => seq > after), prunedSeq: 0 };
  });
  return { tail, rows, reads };
}

test("before anyone has caught up with the rows everyone reads rows", () => {
  const { tail } = openTail();

  tail.offer([event(5)]);

  expect(tail.since(4)).toBeUndefined();
});

test("what is offered behind the anchor is held, once and in order", () => {
  const { tail } = openTail();
  tail.anchor(4);

  tail.offer([event(5), event(6)]);
  tail.offer([event(6), event(7)]);

  expect(seqs(tail.since(4))).toEqual([5, 6, 7]);
  expect(seqs(tail.since(6))).toEqual([7]);
  expect(seqs(tail.since(7))).toEqual([]);
  expect(tail.since(3)).toBeUndefined();
});

test("an anchor behind what is known to be stored is none", () => {
  const { tail } = openTail();

  tail.hear(6);
  tail.anchor(5);

  expect(tail.since(5)).toBeUndefined();
});

test("a hole is filled from the rows, in one reading for all who wait", async () => {
  const { tail, reads } = openTail(event(5), event(6), event(7));
  tail.anchor(4);

  const waiting = [changeOf(tail), changeOf(tail)];
  tail.offer([event(7)]);
  tail.hear(7);
  await Promise.all(waiting);

  expect(seqs(tail.since(4))).toEqual([5, 6, 7]);
  expect(reads).toEqual([4]);
});

test("compacted rows are no hole", async () => {
  const { tail } = openTail(event(5), event(9, "end", 5));
  tail.anchor(4);

  const waiting = changeOf(tail);
  tail.hear(9);
  await waiting;

  expect(seqs(tail.since(4))).toEqual([5, 9]);
});

test("when the rows cannot be read, whoever waits is woken to read for themselves", async () => {
  const tail = new Tail(() => Promise.reject(new Error("away")));
  tail.anchor(4);

  const waiting = changeOf(tail);
  tail.hear(5);
  await waiting;

  expect(tail.since(4)).toBeUndefined();
});

test("the oldest are let go when there is too much", () => {
  const { tail } = openTail();
  tail.anchor(0);

  for (let seq = 1; seq <= 10; seq += 1) tail.offer([event(seq, "x".repeat(600_000))]);

  const [oldest = 0] = seqs(tail.since(9)) ?? [];
  expect(oldest).toBe(10);
  expect(tail.since(0)).toBeUndefined();
});

test("doubt makes everyone read rows again", async () => {
  const { tail } = openTail();
  tail.anchor(0);
  tail.offer([event(1)]);

  const waiting = changeOf(tail);
  tail.doubt();
  await waiting;

  expect(tail.since(1)).toBeUndefined();
});

test("whoever leaves is not woken any more, the others are", async () => {
  const { tail } = openTail();
  const [leaving, staying] = [new Waiter(), new Waiter()];
  const woken: string[] = [];
  leaving.wake = () => woken.push("leaving");
  tail.anchor(0);
  tail.join(leaving);
  tail.join(staying);

  tail.leave(leaving);
  tail.offer([event(1)]);
  await staying.wait();

  expect(woken).toEqual([]);
  expect(seqs(tail.since(0))).toEqual([1]);
});

test("being woken before waiting counts", async () => {
  const waiter = new Waiter();

  waiter.wake();

  expect(await waiter.wait()).toBeUndefined();
});
