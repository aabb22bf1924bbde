import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";

const read = (text: string, language?: string) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

test("a text falls into its sentences, without the space between them", () => {
  expect(read("  It rained. Did it?  It did!\n\nA heading\n\nThe end ")).toEqual([
    "It rained.",
    "Did it?",
    "It did!",
    "A heading",
    "The end",
  ]);
});

test("a line end within a paragraph ends no sentence", () => {
  expect(read("We must\ncultivate our garden.\nSo he said.")).toEqual([
    "We must\ncultivate our garden.",
    "So he said.",
  ]);
});

test("titles and initials are not the ends of sentences, numbers and capital words are", () => {
  expect(read("Mr. Darcy met Dr. J. R. Smith. They bowed. See vol. 2. It ended in Rome.")).toEqual([
    "Mr. Darcy met Dr. J. R. Smith.",
    "They bowed.",
    "See vol. 2.",
    "It ended in Rome.",
  ]);
});

test("sentences of other scripts are found, and a quote belongs to the sentence it opens", () => {
  expect(read("吾輩は猫である。名前はまだ無い。「そうか」と言った。", "ja")).toEqual([
    "吾輩は猫である。",
    "名前はまだ無い。",
    "「そうか」と言った。",
  ]);
  expect(read("هل هذا صحيح؟ نعم، هذا صحيح.", "ar")).toEqual(["هل هذا صحيح؟", "نعم، هذا صحيح."]);
});

test("a language that does not exist is as good as none", () => {
  expect(read("One. Two.", "not a language!")).toEqual(["One.", "Two."]);
});

test("nothing but white space holds no sentence", () => {
  expect(read(" \n\n\t ")).toEqual([]);
});

test("whatever the text, its sentences follow each other and lose nothing but white space", () => {
  for (const text of [
    "A. ".repeat(500),
    "((((",
    "「「」」。",
    "a\n\n\n\nb\r\nc",
    "…?!. \u2028 x",
  ]) {
    const sentences = sentencesOf(text);

    let last = 0;
    for (const { start, end } of sentences) {
      expect(text.slice(last, start).trim()).toBe("");
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(text.slice(last).trim()).toBe("");
  }
});
