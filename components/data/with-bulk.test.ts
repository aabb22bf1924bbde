import { expect, test } from "vitest";
import type { Bulk, ListedConversation } from "#lib/protocol";
import { undoOf, withBulk } from "./with-bulk.ts";

const long = "2026-11-01T08:00:00.000Z";

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
    createdAt: long,
    updatedAt: long,
    isAnswering: false,
    ...more,
  };
}

test("what is deleted leaves the list at once", () => {
  const list = { conversations: [listed("a"), listed("b")] };

  const after = withBulk(list, { ids: ["a"], change: { do: "delete" } });

  expect(after.conversations.map(({ id }) => id)).toEqual(["b"]);
});

test("only what was asked for changes, and a pin keeps its place when it is set again", () => {
  const list = { conversations: [listed("a", { pinnedAt: long }), listed("b"), listed("c")] };

  const after = withBulk(list, {
    ids: ["a", "b"],
    change: { do: "change", to: { isPinned: true, folderId: "f" } },
  });

  expect(after.conversations[0]).toMatchObject({ pinnedAt: long, folderId: "f" });
  expect(after.conversations[1]?.pinnedAt).not.toBeNull();
  expect(after.conversations[2]).toEqual(listed("c"));
});

test("undoing a move brings each back to the folder it came from", () => {
  const before = [listed("a", { folderId: "f" }), listed("b"), listed("c", { folderId: "f" })];
  const move: Bulk = { ids: ["a", "b", "c"], change: { do: "change", to: { folderId: "g" } } };

  expect(undoOf(before, move)).toEqual([
    { ids: ["a", "c"], change: { do: "change", to: { folderId: "f" } } },
    { ids: ["b"], change: { do: "change", to: { folderId: null } } },
  ]);
});

test("undoing says nothing about what was not changed", () => {
  const archive: Bulk = { ids: ["a"], change: { do: "change", to: { isArchived: true } } };

  expect(undoOf([listed("a", { pinnedAt: long })], archive)).toEqual([
    { ids: ["a"], change: { do: "change", to: { isArchived: false } } },
  ]);
});

test("undoing a deletion restores all of it in one piece", () => {
  expect(undoOf([], { ids: ["a", "b"], change: { do: "delete" } })).toEqual([
    { ids: ["a", "b"], change: { do: "restore" } },
  ]);
});
