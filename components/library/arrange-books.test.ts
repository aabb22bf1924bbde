import { expect, test } from "vitest";
import { madeDocument } from "../../tests/support/made-books.ts";
import { arrangeBooks, facetsOf, noFilter, type BookFilter } from "./arrange-books.ts";

const books = [
  madeDocument({ title: "Zadig", creators: ["Voltaire"], language: "fr-FR", tags: ["tales"] }),
  madeDocument({
    title: "Élan vital",
    creators: ["Bergson"],
    addedAt: "2026-11-22T08:00:00.000Z",
    folder: "thought/new",
  }),
  madeDocument({ title: "Part 10", creators: [], state: "failed", folder: "thought" }),
  madeDocument({ title: "Part 9", creators: [], language: null }),
];

const titles = (filter: Partial<BookFilter>, order: "added" | "title" | "creator" = "title") =>
  arrangeBooks(books, { ...noFilter, ...filter }, order).map(({ title }) => title);

test("books stand in the order that was chosen", () => {
  expect(titles({}, "title")).toEqual(["Élan vital", "Part 9", "Part 10", "Zadig"]);
  expect(titles({}, "added")[0]).toBe("Élan vital");
  expect(titles({}, "creator")).toEqual(["Élan vital", "Zadig", "Part 9", "Part 10"]);
});

test("words are looked for in titles, names, tags and folders, without accents and in any order", () => {
  expect(titles({ text: "vital elan" })).toEqual(["Élan vital"]);
  expect(titles({ text: "TALES volt" })).toEqual(["Zadig"]);
  expect(titles({ text: "tales bergson" })).toEqual([]);
});

test("a filter leaves what has it, and a folder holds what lies below it", () => {
  expect(titles({ folder: "thought" })).toEqual(["Élan vital", "Part 10"]);
  expect(titles({ folder: "thought", state: "ready" })).toEqual(["Élan vital"]);
  expect(titles({ language: "fr" })).toEqual(["Zadig"]);
  expect(titles({ creator: "Voltaire", tag: "tales" })).toEqual(["Zadig"]);
});

test("only what some book has can be chosen", () => {
  expect(facetsOf(books)).toEqual({
    states: ["failed", "ready"],
    languages: ["en", "fr"],
    creators: ["Bergson", "Voltaire"],
    folders: ["thought", "thought/new"],
    tags: ["tales"],
  });
});
