import { expect, test } from "vitest";
import type { ListedConversation } from "#lib/protocol";
import { arrange } from "./arrange.ts";

const now = new Date(2026, 10, 21, 9, 30);
const today = new Date(2026, 10, 21, 8, 0).toISOString();
const garden = { id: "garden", name: "Garden", createdAt: today };

function listed(id: string, more: Partial<ListedConversation> = {}): ListedConversation {
  return {
    id,
    title: id,
    titleSource: "first-words",
    folderId: null,
    library: { mode: "automatic", documentIds: [] },
    pinnedAt: null,
    archivedAt: null,
    deletedAt: null,
    createdAt: today,
    updatedAt: today,
    isAnswering: false,
    ...more,
  };
}

const names = (conversations: readonly ListedConversation[]) => conversations.map(({ id }) => id);

test("every conversation stands in one place: pinned, in its folder, or on its day", () => {
  const { pinned, folders, days, archivedCount } = arrange(
    [
      listed("loose"),
      listed("tomatoes", { folderId: "garden" }),
      listed("roses", { folderId: "garden", pinnedAt: today }),
      listed("old", { archivedAt: today }),
    ],
    [garden],
    now,
  );

  expect(names(pinned)).toEqual(["roses"]);
  expect(folders.map(({ conversations }) => names(conversations))).toEqual([["tomatoes"]]);
  expect(days.map(({ conversations }) => names(conversations))).toEqual([["loose"]]);
  expect(archivedCount).toBe(1);
});

test("what was pinned last stands first", () => {
  const { pinned } = arrange(
    [
      listed("first", { pinnedAt: "2026-11-20T10:00:00.000Z" }),
      listed("second", { pinnedAt: "2026-11-21T10:00:00.000Z" }),
    ],
    [],
    now,
  );

  expect(names(pinned)).toEqual(["second", "first"]);
});

test("an empty folder is listed, and a conversation of an unknown folder is not lost", () => {
  const { folders, days } = arrange([listed("lost", { folderId: "gone" })], [garden], now);

  expect(folders).toEqual([{ folder: garden, conversations: [] }]);
  expect(names(days[0]?.conversations ?? [])).toEqual(["lost"]);
});
