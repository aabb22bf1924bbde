import { createHash } from "node:crypto";
import { chmod, cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { chooseAccount, commandAs, giveTo, isReachableByAll, type Account } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import type { Command } from "./account.ts";

/** For the account without rights, where Hearth itself lives below root's own folder. */
const sharedFolder = "/var/lib/hearth";

/** Where one Postgres keeps its things, and how its programs are run. */
export interface Home {
  readonly account: Account;
  readonly major: string;
  /** Holds the cluster; the account that runs Postgres owns it. */
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  command(program: "initdb" | "postgres", args: readonly string[]): Command;
}

/**
 * Prepares the folder of a Postgres. It is `dir`, except where Postgres must run as an account that
 * cannot reach it: then a folder of its own below /var/lib, always the same one for the same `dir`.
 *
 * @throws StartError where no Postgres was installed or none can run.
 */
export async function openHome(dir: string): Promise<Home> {
  const binaries = await findBinaries();
  const account = await chooseAccount();
  const isApart = account === "nobody" && !(await isReachableByAll(dir));
  const mark = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  const folder = isApart ? join(sharedFolder, `postgres-${mark}`) : dir;

  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (isApart) await openSharedFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveTo(account, folder);
  const programs =
    account === "nobody" ? await reachablePrograms(binaries.folder) : binaries.folder;
  return {
    account,
    major: binaries.major,
    folder,
    cluster: join(folder, "cluster"),
    passwordFile: join(dir, "password"),
    logFile: join(dir, "postgres.log"),
    command: (program, args) => commandAs(account, join(programs, "bin", program), args),
  };
}

/** Others may pass through it, never look into it. */
async function openSharedFolder(): Promise<void> {
  await mkdir(sharedFolder, { recursive: true });
  await chmod(sharedFolder, 0o711);
}

/** Copies the programs once where the account could not run them in place. */
async function reachablePrograms(folder: string): Promise<string> {
  if (await isReachableByAll(join(folder, "bin"))) return folder;
  const mark = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const copy = join(sharedFolder, `programs-${mark}`);
  const { mtimeMs } = await stat(join(folder, "bin", "postgres"));
  const present = await stat(join(copy, "bin", "postgres")).catch(() => undefined);
  if (present?.mtimeMs === mtimeMs) return copy;

  await openSharedFolder();
  const draft = `${copy}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  await chmod(draft, 0o755);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
  return copy;
}
