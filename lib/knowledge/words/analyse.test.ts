import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { analyse, singleCharacters } from "./analyse.ts";
import { readWords, storeWords } from "./stored-words.ts";

const terms = (text: string, language: string | null) =>
  analyse(text, language).map(({ term }) => term);

test("English words are compared by their stems", () => {
  expect(terms("Purified waters", "en-GB")).toEqual(terms("purify WATER", "en"));
});

test("French words are the same with and without accents and behind an article", () => {
  expect(terms("l’été des régimes", "fr")).toEqual(["l", "ete", "de", "regim"]);
  expect(terms("regime", "fr")).toEqual(["regim"]);
});

test("an Arabic word is the same with an article, with points and with a stretched letter", () => {
  const word = terms("سرطان", "ar");

  expect(terms("السرطان", "ar")).toEqual(word);
  expect(terms("والسَّرَطان", "ar")).toEqual(word);
  expect(terms("ســرطان", "ar")).toEqual(word);
});

test("Japanese comes in pairs of characters, so a word is found wherever it stands", () => {
  const sentence = terms("山路を登りながら、こう考えた。", "ja");

  expect(sentence).toContain("山路");
  for (const pair of terms("登りながら", "ja")) expect(sentence).toContain(pair);
});

test("Thai, which writes without spaces, is parted into words", () => {
  expect(terms("ภาษาไทยง่าย", "th")).toEqual(["ภาษา", "ไทย", "ง่าย"]);
});

test("what is typed in wide letters, ligatures or with soft hyphens is the same word", () => {
  expect(terms("ﬁre ２３ Wa\u00adter", null)).toEqual(["fire", "23", "water"]);
});

test("a word says where it stands", () => {
  const text = "Eau, “jardins”; 庭園";

  const found = analyse(text, "fr").map(({ start, end }) => text.slice(start, end));

  expect(found).toEqual(["Eau", "jardins", "庭園"]);
});

test("a language we have no stems for is compared word by word", () => {
  expect(terms("Ṣàngó oríkì", "yo")).toEqual(["sango", "oriki"]);
});

test("nothing breaks it, and every word lies in the text", () => {
  const language = constantFrom("en", "ar", "ja", "th", "tr", "constructor", "", null);

  assert(
    property(string({ unit: "binary", maxLength: 200 }), language, (text, tongue) => {
      for (const { term, start, end } of [...analyse(text, tongue), ...singleCharacters(text)]) {
        expect(term).not.toMatch(/\s|^$/u);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test("one word of a million letters is cut", () => {
  const [term = ""] = terms("a".repeat(1_000_000), "en");

  expect(term.length).toBeLessThanOrEqual(64);
});

test("a stored passage is read back in its parts", () => {
  const { words, length } = storeWords({
    text: "猫 eat ¶ fish",
    headings: ["On cats"],
    language: "en",
  });

  expect(readWords(words)).toEqual({
    headings: ["on", "cat"],
    body: ["猫", "eat", "fish"],
    singles: ["猫"],
  });
  expect(length).toBe(3);
});
