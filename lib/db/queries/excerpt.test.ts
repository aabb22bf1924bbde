import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";
import { readSearch } from "./search-text.ts";

function excerpt(text: string, query: string): string {
  const pieces = excerptOf(text, readSearch(query).marks);
  return pieces.map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text)).join("");
}

test("whole words are marked, and beginnings only at the end of what was typed", () => {
  expect(excerpt("tea, teapot, steam", "teapot tea")).toBe("[tea], [teapot], steam");
  expect(excerpt("tea, teapot, steam", "tea x")).toBe("[tea], teapot, steam");
});

test("words left out, quotes and 'or' are not marked", () => {
  expect(excerpt("tea or coffee without milk", '"tea" or coffee -milk')).toBe(
    "[tea] or [coffee] without milk",
  );
});

test("the excerpt is where most of the words are", () => {
  const far = "far ".repeat(100);

  expect(excerpt(`snow ${far} white snow falls ${far}`, "falls snow")).toContain("[snow] [falls]");
});

test("a text in which nothing matches is shown from its beginning", () => {
  expect(excerpt(`begin ${"far ".repeat(100)}`, "zebra")).toMatch(/^begin far .*far…$/);
});

test("no character is cut in half", () => {
  const cut = excerpt("😀".repeat(300), "zebra");

  expect(cut.isWellFormed()).toBe(true);
  expect(excerpt(`${"😀".repeat(99)}東京${"😀".repeat(99)}`, "東京").isWellFormed()).toBe(true);
});

test("signs that mean something in patterns are only signs", () => {
  expect(excerpt("is 100% (sure)", "%")).toBe("is 100[%] (sure)");
  expect(excerpt("what is a+b", "((+")).toBe("what is a+b");
});
