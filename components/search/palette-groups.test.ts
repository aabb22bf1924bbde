import { expect, test } from "vitest";
import { madeDocument } from "../../tests/support/made-books.ts";
import type { ListedConversation, PassageHit, SearchHit } from "#lib/protocol";
import { paletteGroups, wordsOf } from "./palette-groups.ts";

const at = "2026-11-21T08:00:00.000Z";

function listed(title: string, more: Partial<ListedConversation> = {}): ListedConversation {
  return {
    id: title,
    title,
    titleSource: "person",
    folderId: null,
    library: { mode: "automatic", documentIds: [] },
    pinnedAt: null,
    archivedAt: null,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
    isAnswering: false,
    ...more,
  };
}

const hit: SearchHit = {
  conversationId: "c",
  conversationTitle: "Bread",
  isArchived: false,
  messageId: "m",
  role: "user",
  excerpt: [{ text: "flour", isMatch: true }],
  createdAt: at,
};

const passage: PassageHit = {
  documentId: "b",
  title: "The Bread Book",
  creators: [],
  headings: ["Rye"],
  page: null,
  section: 2,
  start: 10,
  end: 90,
  text: "Rye flour is dark.",
  score: 0.7,
  language: "en",
  excerpt: [{ text: "Rye", isMatch: true }],
};

const sources = {
  text: "",
  actions: [{ action: "new-chat" as const, does: "New chat" }],
  places: [{ label: "Models", path: "/models" }],
  conversations: [listed("Rye bread"), listed("Old bread", { archivedAt: at }), listed("Roses")],
  hits: [hit],
  books: [
    madeDocument({ title: "The Bread Book" }),
    madeDocument({ title: "Unread Bread", sections: 0 }),
  ],
  passages: [passage],
  allPath: "/search?q=x",
};

const seen = (groups: ReturnType<typeof paletteGroups>) =>
  groups.map(({ value, items }) => [value, ...items.map(wordsOf)]);

test("before anything is typed, the recent chats and all commands are offered", () => {
  expect(seen(paletteGroups(sources))).toEqual([
    ["Recent", "Rye bread", "Roses"],
    ["Commands", "New chat", "Models"],
  ]);
});

test("typing looks through titles, archived ones too, messages, books and commands", () => {
  expect(seen(paletteGroups({ ...sources, text: "BREAD" }))).toEqual([
    ["Chats", "Rye bread", "Old bread"],
    ["Books", "The Bread Book"],
    ["In messages", "Bread"],
    ["In books", "The Bread Book"],
    ["Everywhere", "All results for “BREAD”"],
  ]);
});

test("all words must be there, in any order", () => {
  const groups = paletteGroups({ ...sources, text: "chat new", hits: [], passages: [] });

  expect(seen(groups)).toEqual([
    ["Everywhere", "All results for “chat new”"],
    ["Commands", "New chat"],
  ]);
});

test("a title that the server found is not listed twice", () => {
  const groups = paletteGroups({
    ...sources,
    text: "rye",
    hits: [{ ...hit, messageId: null }],
    passages: [],
  });

  expect(groups.map(({ value }) => value)).toEqual(["Chats", "Everywhere"]);
});
