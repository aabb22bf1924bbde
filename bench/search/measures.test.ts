import { expect, test } from "vitest";
import { ndcg, percentile, recall } from "./measures.ts";

const judged = new Map([
  ["a", 2],
  ["b", 1],
  ["c", 0],
]);

test("the best order is worth 1, an empty one 0, and what comes late counts less", () => {
  expect(ndcg(["a", "b", "c"], judged, 10)).toBe(1);
  expect(ndcg([], judged, 10)).toBe(0);
  expect(ndcg(["b", "a"], judged, 10)).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)));
});

test("what comes after the depth does not count", () => {
  expect(ndcg(["c", "a"], judged, 1)).toBe(0);
  expect(recall(["c", "a"], judged, 1)).toBe(0);
});

test("recall counts relevant documents only", () => {
  expect(recall(["a", "c", "x"], judged, 100)).toBe(0.5);
});

test("a percentile is one of the values", () => {
  expect(percentile([5, 1, 4, 2, 3], 50)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 95)).toBe(5);
});
