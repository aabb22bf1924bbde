import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";
import { plainEnv } from "./plain-env.ts";

const run = promisify(execFile);

export interface ProcessFacts {
  /** The program's short name, as the system cuts it. */
  readonly name: string;
  /** Differs between two processes that were given the same number, also across a reboot. */
  readonly startedAt: string;
  /** Where the process works; undefined where the system does not say. */
  readonly folder: string | undefined;
}

/** Describes a running process; undefined when there is none of that number, or only its corpse. */
export async function findProcess(pid: number): Promise<ProcessFacts | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return process.platform === "linux" ? findOnLinux(pid) : findWithPs(pid);
}

async function findOnLinux(pid: number): Promise<ProcessFacts | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;

  // The name stands in brackets and may itself hold brackets and spaces, so the last one counts.
  const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const isDead = fields[0] === "Z" || fields[0] === "X";
  if (isDead) return undefined;

  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return { name, startedAt: `${boot.trim()}/${fields[19] ?? ""}`, folder };
}

async function findWithPs(pid: number): Promise<ProcessFacts | undefined> {
  const columns = ["-o", "stat=", "-o", "lstart=", "-o", "comm=", "-p", String(pid)];
  const shown = await run("ps", columns, { env: plainEnv }).catch(() => undefined);
  const line = /^(\S+)\s+(.{24})\s+(.+)$/.exec(shown?.stdout.trim() ?? "");
  if (line === null || line[1]?.startsWith("Z")) return undefined;
  const name = line[3]?.split("/").at(-1) ?? "";
  return { name, startedAt: line[2] ?? "", folder: undefined };
}
