import { expect, test } from "vitest";
import { eventIdOf, positionOf, positionQuerySchema } from "./position.ts";

const conversation = "0b6f2c1e-58a3-4d0b-9f1e-2f6f0c9d1a01";
const other = "0b6f2c1e-58a3-4d0b-9f1e-2f6f0c9d1a02";

test("the id of the last event wins over the query", () => {
  const position = positionOf(`${conversation.toUpperCase()}:7`, { conversation: other, after: 3 });

  expect(position).toEqual({ conversationId: conversation, after: 7 });
});

test("without one the query decides, and without that nothing is followed", () => {
  expect(positionOf(null, { conversation, after: 3 })).toEqual({
    conversationId: conversation,
    after: 3,
  });
  expect(positionOf("", { conversation })).toEqual({
    conversationId: conversation,
    after: undefined,
  });
  expect(positionOf(null, {})).toBeUndefined();
});

test.each([
  "7",
  conversation,
  `${conversation}:`,
  `${conversation}:-1`,
  `${conversation}:1e3`,
  "a:7",
])("%j is no position", (id) => {
  expect(() => positionOf(id, {})).toThrow("Last-Event-ID is not usable");
});

test.each([`${conversation}:${"9".repeat(17)}`, `${conversation}:9999999999999999`])(
  "%s is a place that no journal reaches",
  (id) => {
    expect(() => positionOf(id, {})).toThrow("Last-Event-ID is not usable");
  },
);

test.each([
  { after: "3" },
  { conversation, after: "-1" },
  { conversation, after: "1.5" },
  { conversation: "1" },
  { conversation, owner: "me" },
])("the query %j is refused", (query) => {
  expect(positionQuerySchema.safeParse(query).success).toBe(false);
});

test("only what stands in a journal has an id", () => {
  expect(eventIdOf({ type: "list.changed", list: "folders" })).toBeUndefined();
});
