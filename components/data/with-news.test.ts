import { expect, test } from "vitest";
import { madeDocument, madeStatus } from "../../tests/support/made-books.ts";
import { withNews } from "./with-news.ts";

const nothing = { type: "library.changed" as const, removedIds: [], isAll: false };

test("a changed book stays in its place, a new one comes first, and a removed one goes", () => {
  const [one, two, three] = ["One", "Two", "Three"].map((title) => madeDocument({ title }));
  if (!one || !two || !three) throw new Error("Three books were made.");
  const fresh = madeDocument({ title: "Fresh" });
  const later = madeDocument({ title: "Later", addedAt: "2026-11-22T08:00:00.000Z" });
  const list = { status: madeStatus(), documents: [one, two, three] };

  const after = withNews(list, {
    ...nothing,
    status: madeStatus({ words: 7 }),
    documents: [{ ...two, state: "reading" }, fresh, later],
    removedIds: [three.id],
  });

  expect(after.status.words).toBe(7);
  expect(after.documents.map(({ title, state }) => [title, state])).toEqual([
    ["Later", "ready"],
    ["Fresh", "ready"],
    ["One", "ready"],
    ["Two", "reading"],
  ]);
});

test("a book that is told as changed and removed at once is not there", () => {
  const book = madeDocument({});

  const after = withNews(
    { status: madeStatus(), documents: [] },
    { ...nothing, status: madeStatus(), documents: [book], removedIds: [book.id] },
  );

  expect(after.documents).toEqual([]);
});
