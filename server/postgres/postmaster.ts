import { spawn, type ChildProcess } from "node:child_process";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findProcess } from "../process-facts.ts";
import { plainEnv } from "../plain-env.ts";
import { StartError } from "../start-error.ts";
import { answersOn } from "./answers.ts";
import { lastLines } from "./cluster.ts";
import { findFreePort } from "../free-port.ts";
import type { Home } from "./home.ts";
import { parsePostmasterFile, type PostmasterFile } from "./postmaster-file.ts";

const logLimitBytes = 4_000_000;
const pollMs = 15;

/** A Postgres at work: its process and the port on loopback where it listens. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * Finds the Postgres that works in a cluster, whoever started it; undefined when none does. It may
 * still be starting or already stopping. A file left by a crash, whose number now belongs to some
 * other process, counts as none.
 */
export async function findPostmaster(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(pidFile(cluster), "utf8").catch(() => "");
  const file = parsePostmasterFile(text);
  if (file === undefined) return undefined;
  const facts = await findProcess(file.pid);
  if (facts === undefined || facts.name !== "postgres") return undefined;
  // It works in its data folder; where the system hides that, the file is believed, which is the safe side.
  const isElsewhere = facts.folder !== undefined && facts.folder !== (await realpath(cluster));
  return isElsewhere ? undefined : file;
}

/**
 * Waits for a Postgres that someone else started to be ready; undefined when it went away instead
 * or does not answer from here.
 */
export async function settlePostmaster(
  cluster: string,
  limitMs: number,
): Promise<Postmaster | undefined> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    const found = await findPostmaster(cluster);
    if (found === undefined) return undefined;
    if (found.state === "ready" && (await answersOn(found.port))) return found;
    await wait(100);
  }
  return undefined;
}

/**
 * Starts Postgres on a cluster in which none works, on the given port or any free one. It outlives
 * us if we die, and hears no Ctrl-C of ours.
 *
 * @throws StartError with the last words of its log.
 */
export async function startPostmaster(home: Home, wantedPort?: number): Promise<Postmaster> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    await rm(pidFile(home.cluster), { force: true });
    const port = wantedPort ?? (await findFreePort());
    const child = await spawnPostmaster(home, port);
    const hasStarted = await untilReady(home.cluster, child);
    if (hasStarted && child.pid !== undefined) return { pid: child.pid, port };

    const said = lastLines(await readFile(home.logFile, "utf8").catch(() => ""));
    // After a kill, its helpers live on for a moment; and somebody may take a free port before Postgres does.
    const mayPass = /still in use|already in use|could not bind/i.test(said);
    if (!mayPass || performance.now() > deadline) {
      throw new StartError(`Postgres did not start: ${said} (its log is ${home.logFile})`);
    }
    await wait(250);
  }
}

/** Stops a Postgres: politely, then at once, then by force. Committed rows are safe in each case. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const [signal, limitMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if ((await findPostmaster(cluster))?.pid !== pid) return;
    process.kill(pid, signal);
    const deadline = performance.now() + limitMs;
    while (performance.now() < deadline) {
      await wait(pollMs);
      if ((await findPostmaster(cluster))?.pid !== pid) return;
    }
  }
}

async function spawnPostmaster(home: Home, port: number): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "max_connections=50",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_checkpoints=off",
  ].flatMap((setting) => ["-c", setting]);
  const { file, args, identity } = home.command("postgres", ["-D", home.cluster, ...settings]);
  const log = await openLogFile(home.logFile);
  const child = spawn(file, args, {
    ...identity,
    cwd: "/",
    detached: true,
    env: plainEnv,
    stdio: ["ignore", log.fd, log.fd],
  });
  child.on("error", () => {});
  child.unref();
  await log.close();
  return child;
}

async function untilReady(cluster: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const file = parsePostmasterFile(await readFile(pidFile(cluster), "utf8").catch(() => ""));
    if (file?.pid === child.pid && file.state === "ready") return true;
    await wait(pollMs);
  }
  return false;
}

async function openLogFile(path: string) {
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(path, `${path}.old`);
  return open(path, "a", 0o600);
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}
