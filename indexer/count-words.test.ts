import { expect, test } from "vitest";
import { countWords } from "./count-words.ts";

test("words are counted in languages with spaces and without", () => {
  expect(countWords("Il faut cultiver notre jardin — c'est tout, dit-il.", "fr")).toBe(8);
  expect(countWords("吾輩は猫である。名前はまだ無い。", "ja")).toBeGreaterThan(6);
  expect(countWords("", "en")).toBe(0);
});

test("a language that is none does not matter", () => {
  expect(countWords("猫 and dog", "not a language!")).toBe(3);
});
