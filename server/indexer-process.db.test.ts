import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readServerEnv } from "#lib/env";
import { openLog } from "#lib/log";
import { databaseUrl, openTestDatabase } from "../tests/support/database.ts";
import { openIndexerProcess } from "./indexer-process.ts";

const patience = { timeout: 100_000, interval: 50 };

test("an indexer that is killed is started again, and ends with the house", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "hearth-indexer-process-"));
  const url = databaseUrl();
  await using db = await openTestDatabase(url);
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const log = openLog({ level: "info", destination });
  const { env } = readServerEnv({ NODE_ENV: "test", DATA_DIR: dataDir });
  const isReady = (times: number) => () =>
    expect(lines.filter(({ msg }) => msg === "indexer ready")).toHaveLength(times);

  const indexer = openIndexerProcess({ env, databaseUrl: url, log });
  await vi.waitFor(isReady(1), patience);
  const first = await holderOfClaim(db);
  process.kill(Number(lines.find(({ msg }) => msg === "indexer ready")?.["processId"]), "SIGKILL");
  await vi.waitFor(isReady(2), patience);
  const second = await holderOfClaim(db);
  await indexer[Symbol.asyncDispose]();

  expect(first).toHaveLength(1);
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
  expect(lines.find(({ signal }) => signal === "SIGKILL")).toMatchObject({
    msg: "the indexer died and is started again",
  });
  await vi.waitFor(async () => expect(await holderOfClaim(db)).toEqual([]), patience);
  await rm(dataDir, { recursive: true, force: true });
});

/** Connections of Postgres that hold the lock of the one who writes the index. */
async function holderOfClaim(db: Awaited<ReturnType<typeof openTestDatabase>>) {
  const { rows } = await db.execute(
    `select pid from pg_locks where locktype = 'advisory' and classid = 487021555 and granted
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows;
}
