import { expect, test } from "vitest";
import { chooseBackgroundSlot, chooseSlot } from "./choose-slot.ts";

test("the slot that knows most of the prompt is taken", () => {
  const idle = [
    { id: 0, heldTokens: 900, sharedTokens: 500, lastUsedMs: 1 },
    { id: 1, heldTokens: 900, sharedTokens: 880, lastUsedMs: 2 },
  ];

  expect(chooseSlot(idle, 1_000)?.id).toBe(1);
});

test("a long conversation is not overwritten for a shared system prompt", () => {
  const idle = [
    { id: 0, heldTokens: 2_000, sharedTokens: 20, lastUsedMs: 5 },
    { id: 1, heldTokens: 0, sharedTokens: 0, lastUsedMs: -1 },
  ];

  expect(chooseSlot(idle, 100)?.id).toBe(1);
});

test("when no slot knows enough, the one unused for longest is taken", () => {
  const idle = [
    { id: 0, heldTokens: 2_000, sharedTokens: 20, lastUsedMs: 5 },
    { id: 1, heldTokens: 2_000, sharedTokens: 10, lastUsedMs: 4 },
  ];

  expect(chooseSlot(idle, 2_000)?.id).toBe(1);
});

test("of two slots that know the same, the older one is taken", () => {
  const idle = [
    { id: 0, heldTokens: 100, sharedTokens: 100, lastUsedMs: 5 },
    { id: 1, heldTokens: 100, sharedTokens: 100, lastUsedMs: 4 },
  ];

  expect(chooseSlot(idle, 200)?.id).toBe(1);
});

test("without an idle slot there is no choice", () => {
  expect(chooseSlot([], 10)).toBeUndefined();
});

const minuteMs = 60_000;
const now = { promptTokens: 1_000, latestMs: 100, nowMs: 100 };
const warm = { id: 0, heldTokens: 900, sharedTokens: 10, lastUsedMs: 100 };

test("work for nobody takes the slot that knows its beginning, however lately it was used", () => {
  const idle = [
    { ...warm, sharedTokens: 890 },
    { ...warm, id: 1, heldTokens: 0, sharedTokens: 0 },
  ];

  expect(chooseBackgroundSlot(idle, now)?.id).toBe(0);
});

test("work for nobody does not shorten a long conversation that begins alike", () => {
  const idle = [{ ...warm, heldTokens: 5_000, sharedTokens: 1_000 }];

  expect(chooseBackgroundSlot(idle, now)).toBeUndefined();
});

test("work for nobody takes an empty slot, else one that was not the last in use", () => {
  const empty = { ...warm, id: 1, heldTokens: 0, sharedTokens: 0, lastUsedMs: -Infinity };
  const older = { ...warm, id: 2, lastUsedMs: 50 };

  expect(chooseBackgroundSlot([warm, older, empty], now)?.id).toBe(1);
  expect(chooseBackgroundSlot([warm, older], now)?.id).toBe(2);
});

test("the only warm slot is left alone until nobody has come back for minutes", () => {
  expect(chooseBackgroundSlot([warm], now)).toBeUndefined();
  expect(chooseBackgroundSlot([warm], { ...now, nowMs: 6 * minuteMs })?.id).toBe(0);
});
