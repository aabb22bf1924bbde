import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { childEnv } from "#lib/env";

export interface VictimOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly onLine: (line: Readonly<Record<string, unknown>>) => void;
}

/** The real process of the indexer, to be killed at any moment. */
export interface Victim {
  readonly ready: Promise<void>;
  /** As `kill -9`; resolves when it is dead. */
  kill(): Promise<void>;
  /** As Ctrl-C; resolves when it has ended. */
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL("../../../indexer/main.ts", import.meta.url));

export function startVictim({ databaseUrl, dataDir, onLine }: VictimOptions): Victim {
  const child = spawn(process.execPath, [main], {
    env: { ...childEnv(), NODE_ENV: "test", DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const ready = Promise.withResolvers<void>();
  createInterface(child.stderr).on("line", (text) => {
    const line: Record<string, unknown> = JSON.parse(text);
    onLine(line);
    if (line["msg"] === "indexer ready") ready.resolve();
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return { ready: ready.promise, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
