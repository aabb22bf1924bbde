import { expect, test } from "vitest";
import { ripen, type Sighting } from "./ripen.ts";

const none: ReadonlyMap<string, Sighting> = new Map();
const settleMs = 700;

function file(looks: string, modifiedMs: number) {
  return { key: "a.md", looks, modifiedMs };
}

test("a file that grows is not ripe, however long it takes", () => {
  let before = none;
  for (let nowMs = 0; nowMs < 10_000; nowMs += 500) {
    const { ripe, sightings } = ripen([file(`size ${nowMs}`, nowMs)], before, { nowMs, settleMs });
    expect(ripe.size).toBe(0);
    before = sightings;
  }
});

test("what has looked the same for a while is ripe", () => {
  const first = ripen([file("same", 5_000)], none, { nowMs: 5_000, settleMs });
  const second = ripen([file("same", 5_000)], first.sightings, { nowMs: 5_699, settleMs });
  const third = ripen([file("same", 5_000)], second.sightings, { nowMs: 5_700, settleMs });

  expect([first, second, third].map(({ ripe }) => ripe.size)).toEqual([0, 0, 1]);
  expect(third.sightings.size).toBe(0);
});

test("a file that nobody has written to for long is ripe at once", () => {
  expect(ripen([file("old", 1_000)], none, { nowMs: 9_000, settleMs }).ripe.size).toBe(1);
});

test("a clock that is ahead does not keep a file waiting for ever", () => {
  const first = ripen([file("same", 99_000)], none, { nowMs: 5_000, settleMs });

  expect(ripen([file("same", 99_000)], first.sightings, { nowMs: 6_000, settleMs }).ripe.size).toBe(
    1,
  );
});

test("a file that is gone for a moment while an editor saves it is not given up", () => {
  const gone = { key: "a.md", looks: "gone", modifiedMs: undefined };
  const first = ripen([gone], none, { nowMs: 0, settleMs });
  const back = ripen([], first.sightings, { nowMs: 300, settleMs });
  const again = ripen([gone], back.sightings, { nowMs: 900, settleMs });

  expect([first, back, again].map(({ ripe }) => ripe.size)).toEqual([0, 0, 0]);
});
