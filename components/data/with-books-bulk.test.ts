import { expect, test } from "vitest";
import { madeDocument, madeStatus } from "../../tests/support/made-books.ts";
import { tagsUndo, withBooksBulk } from "./with-books-bulk.ts";

const one = madeDocument({ title: "One", tags: ["old", "both"] });
const two = madeDocument({ title: "Two", state: "failed" });
const list = { status: madeStatus(), documents: [one, two] };

test("removed books go at once and re-indexed ones wait for their turn", () => {
  expect(withBooksBulk(list, { do: "remove", ids: [one.id] }).documents).toEqual([two]);

  const [, after] = withBooksBulk(list, { do: "reindex", ids: [two.id] }).documents;
  expect(after?.state).toBe("queued");
});

test("tags are added once and taken away, and undoing gives each book what it had", () => {
  const change = {
    do: "tag" as const,
    ids: [one.id, two.id],
    add: ["both", "new"],
    remove: ["old"],
  };

  const after = withBooksBulk(list, change);
  expect(after.documents.map(({ tags }) => tags)).toEqual([
    ["both", "new"],
    ["both", "new"],
  ]);

  const before = tagsUndo(list.documents, change).reduce(withBooksBulk, after);
  expect(before.documents.map(({ tags }) => tags.toSorted())).toEqual([["both", "old"], []]);
});
