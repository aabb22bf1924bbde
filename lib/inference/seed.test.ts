import { expect, test } from "vitest";
import { settledSeed } from "./seed.ts";

test("a seed of 32 bits stays what it is", () => {
  expect(settledSeed(0)).toBe(0);
  expect(settledSeed(4_294_967_294)).toBe(4_294_967_294);
});

test("longer and negative seeds are folded, always the same way", () => {
  expect(settledSeed(2 ** 32 + 5)).toBe(5);
  expect(settledSeed(-2)).toBe(4_294_967_294);
});

test("the one value that would mean random is avoided", () => {
  expect(settledSeed(-1)).toBe(4_294_967_294);
});

test("without a seed each request gets its own", () => {
  const seeds = new Set(Array.from({ length: 50 }, () => settledSeed(undefined)));

  expect(seeds.size).toBeGreaterThan(45);
});
