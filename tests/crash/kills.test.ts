import { expect, test } from "vitest";
import { runRounds } from "./rounds.ts";

test("whatever moment it is killed at, what was promised is there once and has an end", async () => {
  const report = await runRounds({ kills: 8, seed: 3 });

  expect(Object.values(report.kills).reduce((sum, count) => sum + count)).toBe(8);
  expect(report.kills.postgres).toBeGreaterThan(0);
  expect(report.promised).toBeGreaterThan(20);
});
