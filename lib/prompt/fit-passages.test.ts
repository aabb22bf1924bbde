import { expect, test } from "vitest";
import type { Source } from "#lib/protocol";
import { cutTo, fitPassages, leastPassageRoom, passageRoom } from "./fit-passages.ts";

function passage(n: number, text = `Sentence ${n} a. Sentence ${n} b. Sentence ${n} c.`): Source {
  const documentId = "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11";
  const book = { documentId, title: "Made", creators: [], headings: [], page: null };
  return { ...book, n, section: 0, start: 100, end: 100 + text.length, text, score: 0.5 };
}

const all = [passage(1), passage(2), passage(3)];

test("as many passages are shown as there is room for, the best first", () => {
  expect(fitPassages(all, [100, 100, 100], 300)).toEqual(all);
  expect(fitPassages(all, [100, 100, 100], 210)).toEqual(all.slice(0, 2));
  expect(fitPassages(all, [100, 100, 100], 0)).toEqual([]);
});

test("the last one is cut behind a sentence, and its place with it", () => {
  const [first, cut] = fitPassages(all, [100, 100, 100], 180);

  expect(first).toEqual(all[0]);
  expect(cut).toMatchObject({ text: "Sentence 2 a. Sentence 2 b.", start: 100, end: 127, n: 2 });
});

test("where not even one sentence fits, some of its words are shown", () => {
  const long = passage(1, "word ".repeat(400).trim());

  const [cut] = fitPassages([long], [400], 100);

  expect(cut?.text).toMatch(/^(word )+word$/u);
  expect(cut?.text.length).toBeLessThanOrEqual(long.text.length / 4);
  expect(cut?.end).toBe(100 + (cut?.text.length ?? 0));
});

test("a cut goes through no letter", () => {
  const cut = cutTo(passage(1, "😀".repeat(100)), 51);

  expect(cut.text).toBe("😀".repeat(25));
  expect(cut.end).toBe(150);
});

test("passages get a third of what a prompt may take, and never more than is read in a minute", () => {
  const nothing = { lineTokens: 0, questionTokens: 0 };

  expect(passageRoom({ contextSize: 2_048, ...nothing })).toBe(512);
  expect(passageRoom({ contextSize: 131_072, ...nothing })).toBe(1_600);
});

test("a long conversation leaves them a sixth, and a long question what is left beside it", () => {
  const contextSize = 2_048;

  expect(passageRoom({ contextSize, lineTokens: 1_236, questionTokens: 20 })).toBe(300);
  expect(passageRoom({ contextSize, lineTokens: 9_000, questionTokens: 20 })).toBe(256);
  expect(leastPassageRoom(contextSize)).toBe(256);
  expect(passageRoom({ contextSize, lineTokens: 1_500, questionTokens: 1_500 })).toBe(36);
  expect(passageRoom({ contextSize, lineTokens: 3_000, questionTokens: 3_000 })).toBe(0);
});
