import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { ServerEnv } from "#lib/env";
import type { Log } from "#lib/log";
import { crashRecord, startWorker, type Worker } from "#lib/worker";

export interface IndexerProcessOptions {
  readonly env: ServerEnv;
  readonly databaseUrl: string;
  readonly log: Log;
}

/** A crash a minute is a bad book; more are something that only waiting can change. */
const crashes = { limit: 6, windowMs: 5 * 60_000, firstDelayMs: 1_000 };

/** Loading modules fills young memory that V8 never gives back: 86 MB instead of 222 while it waits. */
const smallHeap = ["--max-semi-space-size=2"];

const entry = new URL("../indexer/main.ts", import.meta.url);
const saidSchema = z.object({ line: z.string() });
const lineSchema = z.looseObject({ level: z.number(), msg: z.string().default("") });

/**
 * Runs the indexer beside this process, and starts it anew when it dies: the pages must not notice
 * more than that indexing pauses. Disposing of it ends it.
 */
export function openIndexerProcess(options: IndexerProcessOptions): AsyncDisposable {
  const closing = new AbortController();
  let worker: Worker<object> | undefined;
  const record = crashRecord(crashes);

  const keep = async () => {
    while (!closing.signal.aborted) {
      worker = start(options);
      const { code, signal, expected } = await worker.exited;
      if (expected || closing.signal.aborted) return;
      const verdict = record.crashed(performance.now());
      const pauseMs =
        verdict.action === "restart" ? verdict.delayMs : verdict.untilMs - performance.now();
      options.log.error({ code, signal, pauseMs }, "the indexer died and is started again");
      await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const kept = keep();
  return {
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await worker?.stop();
      await kept;
    },
  };
}

function start({ env, databaseUrl, log }: IndexerProcessOptions): Worker<object> {
  const given = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: env.DATA_DIR,
    MODELS_DIR: env.MODELS_DIR,
    LIBRARY_DIRS: env.LIBRARY_DIRS,
    HEARTH_EMBEDDING_MODEL: env.HEARTH_EMBEDDING_MODEL,
    LOG_LEVEL: env.LOG_LEVEL,
    // It hashes files and talks to Postgres; nothing in this process computes.
    UV_THREADPOOL_SIZE: "4",
  };
  const variables = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return startWorker({
    entry,
    nodeArgs: smallHeap,
    env: Object.fromEntries(variables),
    onMessage: (message) => passOn(message, log),
    onOutput: (line) => log.warn({ from: "indexer", line }, "the indexer wrote a line"),
  });
}

/** What it logs is logged here, as it was said. */
function passOn(message: unknown, log: Log): void {
  const said = saidSchema.safeParse(message);
  if (!said.success) return;
  const { level, msg, time: _time, ...facts } = lineSchema.parse(JSON.parse(said.data.line));
  const speak = level >= 50 ? "error" : level >= 40 ? "warn" : level >= 30 ? "info" : "debug";
  log[speak]({ from: "indexer", ...facts }, msg);
}
