import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openPostgres } from "../../server/postgres/open-postgres.ts";
import { runIndexerRounds } from "../../tests/crash/indexer/rounds.ts";

/** Kills the indexer at random moments while books come and go, and says whether everything agrees in the end. */

const { values } = parseArgs({
  options: { kills: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const dir = await mkdtemp(join(tmpdir(), "hearth-indexer-bench-"));
try {
  await using postgres = await openPostgres({ dir });
  const startedAt = performance.now();
  const report = await runIndexerRounds({
    databaseUrl: postgres.url,
    kills,
    seed,
    onRound: (line) => console.log(line),
  });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(JSON.stringify({ seed, seconds, ...report }, null, 2));
} finally {
  await rm(dir, { recursive: true, force: true });
}
