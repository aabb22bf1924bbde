import { expect, test } from "vitest";
import type { Source } from "#lib/protocol";
import { fitPassages, leastPassageRoom, passageRoom } from "./fit-passages.ts";

function passage(n: number, text = `Sentence ${n} a. Sentence ${n} b. Sentence ${n} c.`): Source {
  const documentId = "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11";
  const book = { documentId, title: "Made", creators: [], headings: [], page: null };
  return { ...book, n, section: 0, start: 100, end: 100 + text.length, text, score: 0.5 };
}

const all = [passage(1), passage(2), passage(3)];

const question = "What of sentence b?";

function fitted(room: number, passages = all) {
  return fitPassages(passages, { tokens: passages.map(() => 100), room, question });
}

test("as many passages are shown as there is room for, the best first", () => {
  expect(fitted(300)).toEqual(all);
  expect(fitted(299).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(fitted(60).map(({ n }) => n)).toEqual([]);
  expect(fitted(0)).toEqual([]);
});

test("one that is longer than its share is shown in the part that answers the question", () => {
  const long = passage(
    1,
    `${"Nothing much. ".repeat(30)}Bread is baked at dawn. ${"No more. ".repeat(30)}`,
  );

  const [part] = fitPassages([long], { tokens: [400], room: 50, question: "When is bread baked?" });

  expect(part?.text).toContain("Bread is baked at dawn.");
  expect(part?.text.length).toBeLessThanOrEqual(long.text.length / 8);
  expect(long.text.slice((part?.start ?? 0) - 100, (part?.end ?? 0) - 100)).toBe(part?.text);
});

test("a single passage may take all the room, three or more share it", () => {
  const tokens = [100, 100, 100, 100];
  const four = [...all, passage(4)];

  expect(fitPassages(all.slice(0, 1), { tokens, room: 100, question })).toEqual(all.slice(0, 1));
  expect(fitPassages(four, { tokens, room: 150, question })).toHaveLength(3);
  expect(fitPassages(four, { tokens, room: 350, question }).map(({ n }) => n)).toEqual([
    1, 2, 3, 4,
  ]);
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
