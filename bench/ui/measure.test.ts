import { expect, test } from "vitest";
import { bigConversation } from "./big-conversation.ts";
import { quantile } from "./measure.ts";

test("the 95th of a hundred frames is the fifth slowest", () => {
  const frames = Array.from({ length: 100 }, (_, index) => index + 1);

  expect(quantile(frames, 0.95)).toBe(96);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.95)).toBe(0);
});

test("the big conversation is a tree of the asked size, the same for the same seed", () => {
  const size = { messages: 1000, branches: 50, seed: 7 };
  const { messages } = bigConversation(size).tree;
  const children = Map.groupBy(messages, ({ parentId }) => parentId);
  const seen = new Set<string | null>([null]);
  const orphans = messages.filter(({ id, parentId }) => !seen.has(parentId) || !seen.add(id));

  expect(messages).toHaveLength(1000);
  expect(orphans).toEqual([]);
  expect([...children.values()].filter(({ length }) => length === 2)).toHaveLength(50);
  expect(bigConversation(size)).toEqual(bigConversation(size));
});
