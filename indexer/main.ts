import { resolve, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readServerEnv } from "#lib/env";
import { openLog, type Log } from "#lib/log";
import { endWithParent, letOthersGoFirst } from "#lib/worker";
import { runIndexer } from "./open-indexer.ts";

/**
 * The process of the indexer. The server starts it; alone it runs beside any number of servers with
 * the same DATABASE_URL and DATA_DIR. Under a parent it says what it logs to that.
 */
const pausesMs = [1_000, 5_000, 30_000];
/** A run that lasted so long was a good one. */
const goodRunMs = 120_000;

const root = resolve(import.meta.dirname, "..");
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => stop.abort());
if (process.connected) endWithParent();
letOthersGoFirst();

const { env, warnings } = readServerEnv();
const send = process.send?.bind(process);
const destination =
  send === undefined ? process.stderr : { write: (line: string) => void send({ line }) };
const log = openLog({ level: env.LOG_LEVEL, destination });
for (const warning of warnings) log.warn(warning);

if (env.DATABASE_URL === undefined) {
  log.error("The indexer needs DATABASE_URL: start it with the server, or name its database.");
  process.exitCode = 1;
} else {
  await runUntilStopped(env.DATABASE_URL, log);
}
// Native threads that still wait for something must not keep the process.
process.exit();

async function runUntilStopped(databaseUrl: string, to: Log): Promise<void> {
  const dataDir = resolve(root, env.DATA_DIR);
  const options = {
    databaseUrl,
    dataDir,
    root,
    isBackground: true,
    libraryDirs: env.LIBRARY_DIRS,
    modelsDir:
      env.MODELS_DIR === undefined ? join(dataDir, "models") : resolve(root, env.MODELS_DIR),
    embeddingModel: env.HEARTH_EMBEDDING_MODEL,
    log: to,
  };
  for (let failures = 0; !stop.signal.aborted; failures += 1) {
    const startedAt = performance.now();
    try {
      await runIndexer(options, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return;
      to.error({ err: error }, "the indexer stopped and begins again");
    }
    if (performance.now() - startedAt > goodRunMs) failures = 0;
    const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)];
    await wait(pauseMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}
