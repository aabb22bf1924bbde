import { expect, test } from "vitest";
import type { ListedConversation } from "#lib/protocol";
import { groupByDay } from "./group-by-day.ts";

const now = new Date(2026, 10, 21, 9, 30);

function conversation(
  title: string,
  ...when: [number, number, number, number, number]
): ListedConversation {
  const time = new Date(...when).toISOString();
  return {
    id: title,
    title,
    titleSource: "first-words",
    folderId: null,
    library: { mode: "automatic", documentIds: [] },
    pinnedAt: null,
    archivedAt: null,
    deletedAt: null,
    createdAt: time,
    updatedAt: time,
    isAnswering: false,
  };
}

test("conversations fall into the days of the reader's calendar", () => {
  const groups = groupByDay(
    [
      conversation("just after midnight", 2026, 10, 21, 0, 1),
      conversation("just before midnight", 2026, 10, 20, 23, 59),
      conversation("a week ago", 2026, 10, 14, 0, 0),
      conversation("longer ago", 2026, 10, 13, 23, 59),
    ],
    now,
  );

  expect(groups.map(({ name, conversations }) => [name, conversations[0]?.title])).toEqual([
    ["Today", "just after midnight"],
    ["Yesterday", "just before midnight"],
    ["Previous 7 days", "a week ago"],
    ["Older", "longer ago"],
  ]);
});

test("days without conversations are left out", () => {
  expect(groupByDay([], now)).toEqual([]);
});

test("a clock that runs ahead still counts as today", () => {
  const [group] = groupByDay([conversation("tomorrow", 2026, 10, 22, 8, 0)], now);

  expect(group?.name).toBe("Today");
});
