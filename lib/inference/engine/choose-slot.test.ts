import { expect, test } from "vitest";
import { chooseSlot } from "./choose-slot.ts";

test("the slot that knows most of the prompt is taken", () => {
  const idle = [
    { id: 0, heldTokens: 900, sharedTokens: 500, lastUsed: 1 },
    { id: 1, heldTokens: 900, sharedTokens: 880, lastUsed: 2 },
  ];

  expect(chooseSlot(idle, 1_000)?.id).toBe(1);
});

test("a long conversation is not overwritten for a shared system prompt", () => {
  const idle = [
    { id: 0, heldTokens: 2_000, sharedTokens: 20, lastUsed: 5 },
    { id: 1, heldTokens: 0, sharedTokens: 0, lastUsed: -1 },
  ];

  expect(chooseSlot(idle, 100)?.id).toBe(1);
});

test("when no slot knows enough, the one unused for longest is taken", () => {
  const idle = [
    { id: 0, heldTokens: 2_000, sharedTokens: 20, lastUsed: 5 },
    { id: 1, heldTokens: 2_000, sharedTokens: 10, lastUsed: 4 },
  ];

  expect(chooseSlot(idle, 2_000)?.id).toBe(1);
});

test("of two slots that know the same, the older one is taken", () => {
  const idle = [
    { id: 0, heldTokens: 100, sharedTokens: 100, lastUsed: 5 },
    { id: 1, heldTokens: 100, sharedTokens: 100, lastUsed: 4 },
  ];

  expect(chooseSlot(idle, 200)?.id).toBe(1);
});

test("without an idle slot there is no choice", () => {
  expect(chooseSlot([], 10)).toBeUndefined();
});
