import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

/** An excerpt with what matches in square brackets. */
function shown(text: string, query: string, languages: readonly string[]): string {
  return highlight(text, query, languages)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join("");
}

const filler = "There is much to know. ".repeat(30);

test("words are marked by their stems, words that every text has are not", () => {
  expect(shown("The purified water is safe.", "how do I purify the waters", ["en"])).toBe(
    "The [purified] [water] is safe.",
  );
});

test("the excerpt is where most of the words stand together", () => {
  const text = `water ${filler}To purify water, boil it. ${filler}`;

  expect(shown(text, "purify water", ["en"])).toContain("To [purify] [water], boil it.");
});

test("an excerpt is short and says on which side it was cut", () => {
  const excerpt = shown(`${filler}salt ${filler}`, "salt", ["en"]);

  expect(excerpt).toMatch(/^….+\[salt\].+…$/u);
  expect(excerpt.length).toBeLessThan(260);
});

test("a phrase is marked as one", () => {
  expect(shown("In water, sea water too.", '"sea water"', ["en"])).toBe(
    "In [water], [sea water] too.",
  );
});

test("Japanese is marked by what was asked, a single character too", () => {
  expect(shown("智に働けば角が立つ。", "角が立つ", ["ja"])).toBe("智に働けば[角が立つ]。");
  expect(shown("智に働けば角が立つ。", "角", ["ja"])).toBe("智に働けば[角]が立つ。");
});

test("words in several languages are marked", () => {
  expect(shown("Il faut cultiver notre jardin", "jardins", ["en", "fr"])).toBe(
    "Il faut cultiver notre [jardin]",
  );
});

test("what is asked only in words every text has is marked all the same", () => {
  expect(shown("To be or not to be", "not to be", ["en"])).toContain("[not]");
});

test("without a match it is the beginning", () => {
  expect(shown(filler, "absent", ["en"])).toMatch(/^There is much to know\..+…$/u);
});

test("the pieces of an excerpt are the text itself, whatever is asked", () => {
  const text = string({ unit: "binary", maxLength: 600 });
  const query = string({ unit: "grapheme", maxLength: 20 });

  assert(
    property(text, query, (passage, words) => {
      const pieces = highlight(passage, words, ["en", "ja"]).map((piece) => piece.text);
      const joined = pieces.join("");
      const inner = joined.replace(/^…/u, "").replace(/…$/u, "");
      expect(passage.includes(joined) || passage.includes(inner)).toBe(true);
    }),
  );
});
