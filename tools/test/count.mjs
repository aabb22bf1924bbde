/**
 * Adds up what the runners wrote. A file that failed before any of its tests could run counts as one
 * failure, and so does a report that is missing: a runner that died has not passed.
 */

/** @param report Vitest's JSON report, or undefined when it wrote none. */
export function countVitest(report) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles };
}

/** @param report Playwright's JSON report, or undefined when it wrote none. */
export function countPlaywright(report) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}

/** @param counts a list of { passed, failed } */
export function total(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
