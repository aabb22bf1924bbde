import { expect, test } from "vitest";
import { wordsKept } from "./words-kept.ts";

test("what is missing and what is more are counted, each word as often as it stands", () => {
  expect(wordsKept("the cat and a dog", "the cat and the dog")).toEqual({
    words: 5,
    kept: 0.8,
    added: 0.2,
  });
});

test("Japanese is compared by the letter, and what nobody sees parts no words", () => {
  expect(wordsKept("猫であ", "猫である")).toMatchObject({ words: 4, kept: 0.75 });
  expect(wordsKept("gar\u00adden", "garden").kept).toBe(1);
});
