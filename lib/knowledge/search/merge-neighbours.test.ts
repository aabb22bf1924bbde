import { expect, test } from "vitest";
import type { Scored } from "./candidate.ts";
import { mergeNeighbours } from "./merge-neighbours.ts";
import { spread } from "./spread.ts";

function passage(id: string, start: number, end: number, more = {}): Scored {
  const words = { headings: [], body: [], singles: [] };
  const place = { id, documentId: "book", section: 0, start, end, language: "", ...more };
  return {
    candidate: { ...place, words, cosine: undefined, isUnderstood: true },
    words: 1,
    fused: 1,
    relevance: 1,
  };
}

const idsOf = (passages: readonly Scored[]) =>
  mergeNeighbours(passages).map(({ parts, start, end }) => [
    parts.map(({ candidate }) => candidate.id).join("+"),
    start,
    end,
  ]);

test("passages that overlap or follow each other are one hit at the place of the better one", () => {
  const ranked = [passage("b", 100, 200), passage("far", 900, 990), passage("a", 0, 120)];

  expect(idsOf(ranked)).toEqual([
    ["b+a", 0, 200],
    ["far", 900, 990],
  ]);
});

test("a chapter that matches from end to end is several hits", () => {
  const ranked = [0, 1, 2, 3].map((at) => passage(String(at), at * 100, at * 100 + 100));

  expect(idsOf(ranked)).toEqual([
    ["0+1", 0, 200],
    ["2+3", 200, 400],
  ]);
});

test("equal places in different chapters and books stay apart", () => {
  const ranked = [
    passage("a", 0, 10),
    passage("b", 0, 10, { section: 1 }),
    passage("c", 0, 10, { documentId: "other" }),
  ];

  expect(idsOf(ranked)).toHaveLength(3);
});

test("what goes beyond the most of one book comes after the others", () => {
  const hits = ["a1", "a2", "a3", "b1", "a4", "c1"];

  expect(spread(hits, (hit) => hit.slice(0, 1), 2)).toEqual(["a1", "a2", "b1", "c1", "a3", "a4"]);
  expect(spread(hits, (hit) => hit.slice(0, 1), undefined)).toEqual(hits);
});
