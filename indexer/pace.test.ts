import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

test("the rate is what the last minute saw", () => {
  const pace = new Pace();
  pace.add(30, 10_000, 10_000);
  pace.add(30, 20_000, 10_000);

  expect(pace.rate(20_000)).toBe(3);
  expect(pace.rate(75_000)).toBe(0.5);
});

test("without work there is no rate, and a pause does not spoil the next one", () => {
  const pace = new Pace();
  expect(pace.rate(0)).toBeUndefined();
  pace.add(30, 10_000, 10_000);

  pace.stop();
  pace.add(20, 500_000, 5_000);

  expect(pace.rate(500_000)).toBe(4);
});
