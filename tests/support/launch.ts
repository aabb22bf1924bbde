import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { childEnv } from "#lib/env";
import { findProcess } from "../../server/process-facts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface LaunchOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program that runs the launcher, with its arguments: another account, for one. */
  readonly through?: readonly string[];
}

/** A `npm start` under way. */
export interface Launch {
  /** The address it printed; rejects with all it said when it ended without one. */
  readonly url: Promise<string>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  readonly output: () => string;
  readonly complaints: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Runs what `npm start` runs, without a terminal, offline and on any free port unless told otherwise. */
export function launch({ dataDir, env = {}, through = [] }: LaunchOptions): Launch {
  const command = [...through, process.execPath, join(root, "tools/start.mjs"), "--yes"];
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: root,
    env: {
      ...childEnv(),
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      PORT: "0",
      OFFLINE_MODE: "on",
      HEARTH_FIRST_MODEL: "off",
      HEARTH_GPU: "off",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { output: "", complaints: "" };
  child.stderr.on("data", (piece: Buffer) => (said.complaints += piece.toString()));
  const ended = once(child, "close").then(() => child.exitCode);
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => {
      said.output += piece.toString();
      const address = /ready at (\S+)\n/.exec(said.output)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`It ended:\n${said.output}${said.complaints}`)));
  });
  // A launch that is meant to fail has nobody waiting for its address.
  url.catch(() => {});
  return {
    url,
    ended,
    output: () => said.output,
    complaints: () => said.complaints,
    kill: (signal) => void child.kill(signal),
  };
}

/** A data folder below the system's temporary one, removed at the end. */
export async function temporaryData() {
  const dir = await mkdtemp(join(tmpdir(), "hearth-launch-"));
  return {
    dir,
    /** The number of the process that serves, and the one of its Postgres. */
    serverId: async () => {
      const { pid } = JSON.parse(await readFile(join(dir, "hearth.lock"), "utf8")) as {
        pid: number;
      };
      return pid;
    },
    postgresId: async () => {
      const file = await readFile(join(dir, "postgres/cluster/postmaster.pid"), "utf8");
      return Number(file.split("\n")[0]);
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Says whether a process of that number runs; its corpse, which waits to be collected, does not. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await findProcess(pid)) !== undefined;
}
