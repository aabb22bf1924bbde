import { expect, test } from "vitest";
import { runStateSchema, type RunStateName } from "#lib/protocol";
import { nextState, statesBefore } from "./run-machine.ts";

const all: RunStateName[] = runStateSchema.options.map(({ shape }) => shape.state.value);
const ends = ["done", "stopped", "failed"] as const;
const live = all.filter((name) => !ends.some((end) => end === name));

function isLegal(from: RunStateName, to: RunStateName): boolean {
  try {
    return nextState(from, to) === to;
  } catch {
    return false;
  }
}

test("an answer goes from the queue to its end", () => {
  const way = ["queued", "loading", "queued", "reading", "thinking", "writing", "done"] as const;

  const steps = way.slice(1).map((to, place) => isLegal(way[place] ?? "queued", to));

  expect(steps).not.toContain(false);
});

test("nothing follows an end", () => {
  for (const end of ends) expect(all.filter((to) => isLegal(end, to))).toEqual([]);
});

test("every state can be stopped and can fail", () => {
  for (const from of live)
    expect([isLegal(from, "stopped"), isLegal(from, "failed")]).toEqual([true, true]);
});

test("nothing is done that has not begun", () => {
  expect(live.filter((from) => isLegal(from, "done"))).toEqual([
    "searching",
    "reading",
    "thinking",
    "writing",
    "tool",
  ]);
});

test("work can be sent back to the queue, from wherever it is", () => {
  expect(live.filter((from) => isLegal(from, "queued"))).toEqual(live);
});

test("the states before one are those it can follow", () => {
  for (const to of all)
    expect(statesBefore(to).toSorted()).toEqual(
      live.filter((from) => isLegal(from, to)).toSorted(),
    );
});
