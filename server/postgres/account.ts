import { execFile } from "node:child_process";
import { chown, lstat, readdir, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../start-error.ts";

const run = promisify(execFile);

/** `nobody` on every Linux: an account without rights. */
const nobody = 65_534;
const asNobody = ["-U", `--map-user=${nobody}`, `--map-group=${nobody}`];

/**
 * How Postgres, which refuses to run as root, is run here. `own`: as we are. `namespace`: as we are
 * but by another name, which works below a folder only we may enter. `nobody`: as another account,
 * which must be able to reach its data and its programs.
 */
export type Account = "own" | "namespace" | "nobody";

/** @throws StartError where Postgres cannot be run, saying what to do instead. */
export async function chooseAccount(): Promise<Account> {
  const uid = process.getuid?.();
  if (uid !== 0 && hasName()) return "own";
  if (process.platform === "linux" && (await canDisguise())) return "namespace";
  if (uid === 0 && process.platform === "linux") return "nobody";
  throw new StartError(
    uid === 0
      ? "Postgres does not run as root: start Hearth as an ordinary user."
      : `Postgres needs an account with a name, and user ${uid} has none: add it to /etc/passwd, or set DATABASE_URL to a Postgres of your own.`,
  );
}

/** A container may run as a bare number, for which initdb finds no account. */
function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

function canDisguise(): Promise<boolean> {
  return run("unshare", [...asNobody, "true"]).then(
    () => true,
    () => false,
  );
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** The command that runs a program of Postgres under an account. */
export function commandAs(account: Account, file: string, args: readonly string[]): Command {
  switch (account) {
    case "own":
      return { file, args, identity: {} };
    case "namespace":
      return { file: "unshare", args: [...asNobody, file, ...args], identity: {} };
    case "nobody":
      return { file, args, identity: { uid: nobody, gid: nobody } };
  }
}

/**
 * Gives a folder and all in it to the account that will run Postgres, where it is another's: the
 * account may change between two starts of the same data. Only root can; others keep what they have.
 */
export async function giveTo(account: Account, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const owner = account === "nobody" ? nobody : 0;
  if ((await stat(folder)).uid !== owner) await giveTree(folder, owner);
}

async function giveTree(path: string, owner: number): Promise<void> {
  const facts = await lstat(path);
  if (facts.isSymbolicLink()) return;
  if (facts.isDirectory()) {
    const names = await readdir(path);
    for (const name of names) await giveTree(join(path, name), owner);
  }
  // The folder itself comes last: an interrupted change of owner is then done again from the start.
  await chown(path, owner, owner);
}

/** Says whether an account without rights could reach a path through all the folders above it. */
export async function isReachableByAll(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  if (facts !== undefined && (facts.mode & 0o001) === 0) return false;
  const parent = dirname(path);
  return parent === path || isReachableByAll(parent);
}
