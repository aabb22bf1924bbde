import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { plainEnv } from "../plain-env.ts";
import { StartError } from "../start-error.ts";
import { giveTo, type Command } from "./account.ts";
import type { Home } from "./home.ts";

export const owner = "hearth";

/**
 * Makes sure that a whole cluster of the right version is there, and returns the owner's password.
 * A new one is made beside its place and moved there when finished, so that an interrupted start
 * leaves nothing that looks like data. It must not be running.
 *
 * @throws StartError when the data is damaged or belongs to another version.
 */
export async function ensureCluster(
  home: Home,
  onProgress: (sentence: string) => void,
): Promise<string> {
  const names = await readdir(home.cluster).catch(() => []);
  if (names.length === 0) {
    onProgress("Preparing the database");
    return createCluster(home);
  }
  const version = await readVersion(home.cluster);
  if (version !== home.major) {
    throw new StartError(
      `The database in ${home.cluster} was written by Postgres ${version} and this Hearth comes with ${home.major}: start the Hearth that wrote it and export, or set DATABASE_URL to a Postgres ${version}.`,
    );
  }
  return (await findPassword(home)) ?? replacePassword(home);
}

/** The owner's password; undefined when its file is gone. */
export async function findPassword(home: Home): Promise<string | undefined> {
  const password = await readFile(home.passwordFile, "utf8").catch(() => "");
  return password.trim() === "" ? undefined : password.trim();
}

async function readVersion(cluster: string): Promise<string> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch (cause) {
    throw new StartError(
      `${cluster} holds something that is not a whole database: restore it from a backup, or move it away to begin with an empty one.`,
      { cause },
    );
  }
}

async function createCluster(home: Home): Promise<string> {
  const draft = `${home.cluster}.new`;
  const password = newPassword();
  const passwordDraft = join(home.folder, "password.new");
  await rm(draft, { recursive: true, force: true });
  await rm(home.cluster, { recursive: true, force: true });
  await writeFile(passwordDraft, password, { mode: 0o600 });
  await giveTo(home.account, passwordDraft);

  // The built-in locale knows the letters of all scripts and does not change with the system's libraries.
  const locale = ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${owner}`, `--pwfile=${passwordDraft}`, "--auth=scram-sha-256"];
  const where = ["-D", draft, "-E", "UTF8", "--no-instructions"];
  await finish(home.command("initdb", [...where, ...locale, ...access]), "");

  await rm(passwordDraft);
  await keepPassword(home, password);
  await rename(draft, home.cluster);
  return password;
}

/** The file was lost, the data was not: the owner is given a new password from inside. */
async function replacePassword(home: Home): Promise<string> {
  const password = newPassword();
  const statement = `ALTER ROLE ${owner} PASSWORD '${password}'\n`;
  await finish(singleUser(home, home.cluster), statement);
  await keepPassword(home, password);
  return password;
}

function newPassword(): string {
  return randomBytes(32).toString("hex");
}

async function keepPassword(home: Home, password: string): Promise<void> {
  await rm(home.passwordFile, { force: true });
  await writeFile(home.passwordFile, `${password}\n`, { mode: 0o600 });
}

function singleUser(home: Home, cluster: string): Command {
  return home.command("postgres", ["--single", "-j", "-D", cluster, "postgres"]);
}

async function finish({ file, args, identity }: Command, input: string): Promise<void> {
  const child = spawn(file, args, {
    ...identity,
    cwd: "/",
    env: plainEnv,
    stdio: ["pipe", "pipe", "pipe"],
  });
  // A program that fails early closes its input; its own words say why.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [said] = await Promise.all([text(child.stderr), text(child.stdout), once(child, "close")]);
  if (child.exitCode === 0 && !said.includes("ERROR:")) return;
  throw new StartError(`Postgres could not prepare its data: ${lastLines(said)}`);
}

/** The end of what a program said, short enough for a sentence. */
export function lastLines(said: string): string {
  return said.trim().split("\n").slice(-3).join(" ").slice(-600);
}
