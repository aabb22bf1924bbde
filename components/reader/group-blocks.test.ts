import { expect, test } from "vitest";
import type { Block } from "#lib/protocol";
import { groupBlocks, type ListItem } from "./group-blocks.ts";

const block = (kind: Block["kind"], level?: number): Block => ({
  kind,
  start: 0,
  end: 0,
  ...(level !== undefined && { level }),
});

const depths = (items: readonly ListItem[]): unknown[] =>
  items.map((item) => (item.items.length === 0 ? item.block.level : depths(item.items)));

test("rows make a table, quotes one quotation, and what is alone stays alone", () => {
  const groups = groupBlocks([
    block("heading"),
    block("row"),
    block("row"),
    block("quote"),
    block("quote"),
    block("paragraph"),
    block("paragraph"),
  ]);

  expect(groups.map(({ kind }) => kind)).toEqual(["block", "table", "quotes", "block", "block"]);
});

test("items lie in the item above them, however deep a list begins or jumps", () => {
  const [list] = groupBlocks([2, 3, 5, 3, 1, 2].map((level) => block("item", level)));

  expect(list?.kind === "list" && depths(list.items)).toEqual([[[5], 3], [2]]);
});

test("a list of ten thousand levels does not break the page", () => {
  const deep = Array.from({ length: 10_000 }, (_, index) => block("item", Math.min(index + 1, 99)));

  expect(groupBlocks(deep)).toHaveLength(1);
});
