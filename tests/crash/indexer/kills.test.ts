import { expect, test } from "vitest";
import { databaseUrl } from "../../support/database.ts";
import { runIndexerRounds } from "./rounds.ts";

/** Half a minute on a machine with nothing else to do. */
const timeout = 600_000;

test(
  "whenever the indexer is killed, manifest, index and disk agree in the end, and no text is embedded twice",
  { timeout },
  async () => {
    const report = await runIndexerRounds({ databaseUrl: databaseUrl(), kills: 6, seed: 5 });

    expect(report.passages).toBeGreaterThan(report.files);
    expect(report.computed).toBeGreaterThan(0);
    expect(report.computed).toBeLessThanOrEqual(report.texts);
  },
);
