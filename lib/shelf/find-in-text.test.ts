import { assert, constantFrom, integer, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { findInText } from "./find-in-text.ts";

const whole = { from: 0, to: Infinity, limit: 100 };
const matches = (text: string, words: string) =>
  findInText(text, words, whole).map(({ start, end }) => text.slice(start, end));

test.each([
  ["Élan ÉLAN elan e\u0301lan", "elan", ["Élan", "ÉLAN", "elan", "e\u0301lan"]],
  ["two\n\n  words and two words", "Two Words", ["two\n\n  words", "two words"]],
  ["كِتَابٌ", "كتاب", ["كِتَابٌ"]],
  ["が か", "か", ["か"]],
  ["ﬁne and fine", "fi", ["ﬁ", "fi"]],
  ["😀 smile 😀", "😀", ["😀", "😀"]],
  ["İstanbul", "istanbul", ["İstanbul"]],
  ["aaaa", "aa", ["aa", "aa"]],
  ["anything", " \n", []],
])("in %j the words %j are found as they stand", (text, words, found) => {
  expect(matches(text, words)).toEqual(found);
});

test("no more places are told than were asked for", () => {
  expect(findInText("a a a a", "a", { ...whole, limit: 3 })).toHaveLength(3);
  expect(findInText("a a a a", "a", { ...whole, limit: 0 })).toEqual([]);
});

test("an excerpt says what stands before and behind, and cuts no character in two", () => {
  const text = `${"😀".repeat(60)} here ${"😀".repeat(60)}`;

  const [found] = findInText(text, "here", whole);

  const pieces = found?.excerpt ?? [];
  expect(pieces.find(({ isMatch }) => isMatch)?.text).toBe("here");
  expect(pieces.map((piece) => piece.text).join("")).toMatch(/^…😀+ here 😀+…$/u);
});

test("whatever stands in a text is found in it, at a range that is inside it", () => {
  assert(
    property(string({ unit: "grapheme" }), nat(), nat(), (text, one, other) => {
      const words = text.slice(Math.min(one, other) % (text.length + 1), text.length);
      for (const { start, end } of findInText(text, words, whole)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test("looking window by window finds what looking at once finds", () => {
  const cut = integer({ min: 1, max: 30 });
  const letters = string({ unit: constantFrom("a", "é", "E", " ", "\n", "\u0301", "😀") });
  assert(
    property(letters, letters, cut, (text, words, length) => {
      const found = [];
      for (let from = 0; from < text.length;) {
        const here = findInText(text, words, { from, to: from + length, limit: 100 });
        found.push(...here.map(({ start }) => start));
        from = Math.max(from + length, here.at(-1)?.end ?? 0);
      }

      const atOnce = findInText(text, words, whole).map(({ start }) => start);
      expect(found).toEqual(atOnce);
    }),
  );
});
