import { expect, test } from "vitest";
import { databaseUrl } from "../../support/database.ts";
import { runIndexerRounds } from "./rounds.ts";

test("whenever the indexer is killed, manifest, index and disk agree in the end, and no text is embedded twice", async () => {
  const report = await runIndexerRounds({ databaseUrl: databaseUrl(), kills: 8, seed: 5 });

  expect(report.passages).toBeGreaterThan(report.files);
  expect(report.computed).toBeGreaterThan(0);
  expect(report.computed).toBeLessThanOrEqual(report.texts);
});
