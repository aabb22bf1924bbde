import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase, type Database } from "#lib/db";
import { childEnv } from "#lib/env";
import { openPostgres } from "../../server/postgres/open-postgres.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

export type Target = "web" | "postgres" | "both";

/** A web process and a Postgres of their own, which can be killed and brought back at the same addresses. */
export interface Victims extends AsyncDisposable {
  readonly url: string;
  /** A connection of the harness, for looking; Postgres's death does not close it for good. */
  readonly db: Database;
  /** As `kill -9`; resolves when they are dead. */
  kill(target: Target): Promise<void>;
  /** Starts what is dead and resolves when all can be used. */
  revive(): Promise<void>;
}

const houseProcess = fileURLToPath(new URL("house-process.ts", import.meta.url));
const reviveLimitMs = 60_000;

export async function openVictims(): Promise<Victims> {
  await using opened = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), "hearth-crash-"));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const modelsDir = join(dir, "models");
  await mkdir(modelsDir);
  await writeTinyModel(join(modelsDir, "brief.gguf"), {
    text: "Yes, {slowly|warmly} and at once.",
  });
  await writeTinyModel(join(modelsDir, "endless.gguf"), {
    endless: true,
    width: 256,
    layers: 4,
    context: 1024,
  });
  const postgres = opened.use(await openPostgres({ dir: join(dir, "postgres") }));
  const db = opened.use(await openDatabase(postgres.url, { log: { info: () => undefined } }));
  let web = await startWeb(postgres.url, modelsDir, "0");
  opened.defer(() => web.kill());
  const { port } = web;
  let killedId: number | undefined;

  const closing = opened.move();
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    kill: async (target) => {
      if (target !== "web") {
        killedId = postgres.processId();
        process.kill(killedId, "SIGKILL");
      }
      if (target !== "postgres") await web.kill();
    },
    revive: async () => {
      await untilAnswers(db, () => postgres.processId() !== killedId);
      if (web.isDead()) web = await startWeb(postgres.url, modelsDir, port);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

async function startWeb(databaseUrl: string, modelsDir: string, port: string) {
  const child = spawn(process.execPath, [houseProcess, databaseUrl, modelsDir, port], {
    env: { ...childEnv(), NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value: line, done } = await lines.next();
  if (done === true) throw new Error("The web process ended before it could be used.");
  return {
    port: line,
    isDead: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Its guard looks every two seconds and starts it again; until then the children of the dead one may still answer. */
async function untilAnswers(db: Database, isNew: () => boolean): Promise<void> {
  const deadline = performance.now() + reviveLimitMs;
  for (;;) {
    try {
      await db.execute("select 1");
      if (isNew()) return;
      await wait(50);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(50);
    }
  }
}
