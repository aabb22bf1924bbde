import { expect, test } from "vitest";
import { countPlaywright, countVitest, total } from "./count.mjs";

test("a test file that breaks before its tests counts as a failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{ status: "passed" }] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "failed", assertionResults: [] },
    ],
  };

  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
});

test("a flaky journey and an error outside any journey count as failures", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] };

  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3 });
});

test("a runner that wrote no report has failed", () => {
  expect(total([countVitest(undefined), countPlaywright(undefined)])).toEqual({
    passed: 0,
    failed: 2,
  });
});
