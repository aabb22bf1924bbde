import { expect, test } from "vitest";
import { median } from "./statistics.ts";

test("the median is the middle, or the mean of the two middles", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("nothing has no median", () => {
  expect(() => median([])).toThrow("no median");
});
