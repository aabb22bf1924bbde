import { expect, test } from "vitest";
import { chapterAt, contentsOf, entryAt, progressAt } from "./book-places.ts";

const book = {
  contents: [
    { title: "One", level: 1, section: 1, offset: 0 },
    { title: "One and a half", level: 2, section: 1, offset: 400 },
    { title: "Two", level: 1, section: 3, offset: 0 },
  ],
  outline: [
    { title: "Title page", words: 10 },
    { title: "One", words: 50 },
    { title: null, words: 20 },
    { title: "Two", words: 20 },
  ],
};

test("a place lies under the last entry that begins before it", () => {
  const titleAt = (section: number, offset: number) =>
    entryAt(book.contents, { section, offset })?.title;

  expect(titleAt(0, 5)).toBeUndefined();
  expect(titleAt(1, 399)).toBe("One");
  expect(titleAt(1, 400)).toBe("One and a half");
  expect(titleAt(2, 0)).toBe("One and a half");
  expect(chapterAt(book, { section: 0, offset: 5 })).toBe("Title page");
});

test("a book without contents is listed by its parts, named or counted", () => {
  expect(contentsOf({ ...book, contents: [] }).map(({ title }) => title)).toEqual([
    "Title page",
    "One",
    "Part 3",
    "Two",
  ]);
});

test("how far one is goes by words, and a book without any is at its beginning", () => {
  expect(progressAt(book, 0, 0)).toBe(0);
  expect(progressAt(book, 1, 0.5)).toBeCloseTo(0.35);
  expect(progressAt(book, 3, 1)).toBe(1);
  expect(progressAt({ contents: [], outline: [] }, 0, 1)).toBe(0);
});
