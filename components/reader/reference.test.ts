import { expect, test } from "vitest";
import { pageAt, quoteWithReference } from "./reference.ts";

const book = {
  title: "Candide",
  creators: ["Voltaire"],
  year: 1759,
  contents: [{ title: "Chapter 30", level: 1, section: 4, offset: 0 }],
  outline: [],
};
const place = { section: 4, start: 10, end: 40 };

test("a quote is copied with who said it and where", () => {
  expect(quoteWithReference(book, " We must cultivate our garden. ", place)).toBe(
    "“We must cultivate our garden.”\n— Voltaire, Candide (1759), Chapter 30",
  );
});

test("what is not known is left out, and a printed page is named", () => {
  const bare = { ...book, creators: [], year: null };

  expect(quoteWithReference(bare, "Words", place, 12)).toBe(
    "“Words”\n— Candide, Chapter 30, page 12",
  );
});

test("a place is on the page of the last block that begins before it", () => {
  const blocks = [
    { kind: "paragraph" as const, start: 0, end: 9, page: 3 },
    { kind: "paragraph" as const, start: 11, end: 20, page: 4 },
  ];

  expect(pageAt({ section: 0, title: null, text: "", blocks }, 10)).toBe(3);
  expect(pageAt({ section: 0, title: null, text: "", blocks }, 11)).toBe(4);
  expect(pageAt({ section: 0, title: null, text: "", blocks: [] }, 11)).toBeUndefined();
});
