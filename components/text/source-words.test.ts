import { expect, test } from "vitest";
import { placeWords, readerPath, sourceWords } from "./source-words.ts";

const source = { title: "Candide", headings: ["Candide", "Chapter 3"], page: null };

test("a source is named by its book, its nearest heading and its page", () => {
  expect(sourceWords(source)).toBe("Candide, Chapter 3");
  expect(sourceWords({ ...source, page: 12 })).toBe("Candide, Chapter 3, page 12");
  expect(sourceWords({ ...source, headings: [] })).toBe("Candide");
});

test("the book's own title is not said twice", () => {
  expect(sourceWords({ ...source, headings: ["Candide"] })).toBe("Candide");
  expect(placeWords({ ...source, headings: ["Candide"], page: 4 })).toBe("page 4");
});

test("a path opens the book at the place", () => {
  expect(readerPath("b", { section: 2, start: 10, end: 20 })).toBe(
    "/library/b?section=2&start=10&end=20",
  );
});
