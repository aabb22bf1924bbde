import { expect, test } from "vitest";
import { queryWords } from "../words/query-words.ts";
import { plainQuery } from "../words/parse-query.ts";
import { readWords, storeWords } from "../words/stored-words.ts";
import { wordsScorer } from "./bm25.ts";
import type { Candidate } from "./candidate.ts";
import { fuse } from "./fuse.ts";

function candidate(
  text: string,
  more: Partial<Candidate> & { headings?: string[] } = {},
): Candidate {
  const { headings = [], ...rest } = more;
  const words = readWords(storeWords({ text, headings, language: "en" }).words);
  const place = { id: text, documentId: "book", section: 0, start: 0, end: 1 };
  return { ...place, language: "en", words, cosine: undefined, isUnderstood: true, ...rest };
}

/** What passages are worth to a question when each of its words stands in so many of a hundred. */
function worths(question: string, frequencies: number[], ...passages: Candidate[]) {
  const { words } = queryWords(plainQuery(question), ["en"]);
  return passages.map(wordsScorer(words, { passages: 100, averageLength: 6, frequencies }));
}

test("a rare word is worth more than a frequent one", () => {
  const [rare, frequent] = worths(
    "iodine water",
    [2, 60],
    candidate("some iodine in the cupboard here"),
    candidate("some water in the cupboard here"),
  );

  expect(rare?.score).toBeGreaterThan(frequent?.score ?? 0);
  expect(rare?.shared).toBeGreaterThan(0.7);
});

test("words that every text has are worth nothing beside others, and all alone", () => {
  const passage = candidate("what is to be done");

  expect(worths("what is iodine", [10, 10, 10], passage)[0]).toEqual({
    score: 0,
    share: 0,
    shared: 0,
  });
  const [bare] = worths("to be", [10, 10], passage);
  expect(bare?.score).toBeGreaterThan(0);
  expect(bare?.shared).toBe(0);
});

test("a heading above counts, and words near each other count more than far apart", () => {
  const [headed, bare] = worths(
    "filters",
    [5],
    candidate("made of sand and charcoal pieces", { headings: ["Filters"] }),
    candidate("made of sand and charcoal pieces"),
  );
  const [near, far] = worths(
    "sand filter",
    [5, 5],
    candidate("a sand filter made of much good charcoal"),
    candidate("sand and charcoal are in every good filter"),
  );

  expect(headed?.score).toBeGreaterThan(bare?.score ?? 0);
  expect(near?.score).toBeGreaterThan(far?.score ?? 0);
});

test("what is near in meaning and holds the words comes first", () => {
  const candidates = [
    candidate("words only", { cosine: 0.7 }),
    candidate("both", { cosine: 0.9 }),
    candidate("meaning only", { cosine: 0.9 }),
  ];

  const [words = 0, both = 0, meaning = 0] = fuse(candidates, [0.5, 0.5, 0]);

  expect(both).toBeGreaterThan(words);
  expect(both).toBeGreaterThan(meaning);
});

test("a passage that waits for its vector is judged by its words", () => {
  const candidates = [
    candidate("far", { cosine: 0.7 }),
    candidate("near", { cosine: 0.9 }),
    candidate("new"),
  ];

  const [far = 0, , waiting = 0] = fuse(candidates, [0.1, 0.1, 0.6]);

  expect(waiting).toBeGreaterThan(far);
  expect(fuse([candidate("a"), candidate("b")], [0.2, 0.4])).toEqual([0.2, 0.4]);
});

test("in a language the model does not know, words decide", () => {
  const unknown = { language: "ar", isUnderstood: false };
  const candidates = [
    candidate("near by chance", { ...unknown, cosine: 0.95 }),
    candidate("words", { ...unknown, cosine: 0.8 }),
  ];

  const [chance = 0, words = 0] = fuse(candidates, [0.05, 0.5]);

  expect(words).toBeGreaterThan(chance);
});
