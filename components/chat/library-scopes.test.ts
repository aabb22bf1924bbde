import { expect, test } from "vitest";
import { maxScopeDocuments } from "#lib/protocol";
import { madeDocument } from "../../tests/support/made-books.ts";
import { automatic, bookChoices, isSameScope, withChoice, withoutBook } from "./library-scopes.ts";

const candide = madeDocument({
  id: "c",
  title: "Candide",
  creators: ["Voltaire"],
  tags: ["French"],
});
const zadig = madeDocument({ id: "z", title: "Zadig", creators: ["Voltaire"], tags: ["French"] });
const survival = madeDocument({ id: "s", title: "Survival Manual", creators: [] });
const unread = madeDocument({ id: "u", title: "Unread", state: "queued" });
const shelf = [zadig, survival, unread, candide];

const names = (typed: string, books = shelf) =>
  bookChoices(books, typed).map((choice) =>
    choice.kind === "book" ? choice.book.title : choice.kind === "tag" ? `#${choice.tag}` : "all",
  );

test("the whole library, the tags and the books that can be asked are offered", () => {
  expect(names("")).toEqual(["all", "#French", "Candide", "Survival Manual", "Zadig"]);
});

test("typing chooses by all its words, in titles, authors and tags", () => {
  expect(names("VOLT")).toEqual(["Candide", "Zadig"]);
  expect(names("manual surv")).toEqual(["Survival Manual"]);
  expect(names("fren")).toEqual(["#French"]);
  expect(names("nothing")).toEqual([]);
});

test("a library without a readable book offers nothing", () => {
  expect(names("", [unread])).toEqual([]);
});

test("picking a book asks it alone, picking another asks both", () => {
  const one = withChoice(automatic, { kind: "book", book: candide });
  const both = withChoice(one, { kind: "book", book: survival });

  expect(one).toEqual({ mode: "explicit", documentIds: ["c"] });
  expect(both).toEqual({ mode: "explicit", documentIds: ["c", "s"] });
  expect(withChoice(both, { kind: "book", book: candide })).toEqual(both);
});

test("a tag stands for its books, as many as a question may name", () => {
  const documentIds = Array.from({ length: 80 }, (_, index) => String(index));
  const scope = withChoice(automatic, { kind: "tag", tag: "many", documentIds });

  expect(scope.documentIds).toHaveLength(maxScopeDocuments);
});

test("taking the last book away does not ask the whole library", () => {
  const both = { mode: "explicit" as const, documentIds: ["c", "s"] };

  expect(withoutBook(both, "c")).toEqual({ mode: "explicit", documentIds: ["s"] });
  expect(withoutBook(withoutBook(both, "c"), "s")).toEqual(automatic);
});

test("the order in which books were picked makes no other scope", () => {
  const one = { mode: "explicit" as const, documentIds: ["c", "s"] };

  expect(isSameScope(one, { ...one, documentIds: ["s", "c"] })).toBe(true);
  expect(isSameScope(one, { ...one, documentIds: ["s"] })).toBe(false);
  expect(isSameScope(one, { ...one, mode: "automatic" })).toBe(false);
});
