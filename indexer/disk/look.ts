import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SeenFile } from "#lib/db";
import type { ReadProblem } from "#lib/protocol";
import { isBookFolder, isBookName } from "./book-name.ts";
import { isWithin } from "./folders.ts";

export interface Look {
  readonly isThere: boolean;
  /** The same folder of the same disk has the same; another disk, or the place where one was mounted, another. */
  readonly identity: string | undefined;
  readonly files: readonly SeenFile[];
  /** What has a book's name and must not or cannot be opened. */
  readonly refused: readonly { readonly file: SeenFile; readonly problem: ReadProblem }[];
  /** Folders that could not be looked into, with a slash at the end: nobody knows what is below. */
  readonly unknown: readonly string[];
}

export interface LookOptions {
  /** Folders that are not looked into: Hearth's data, for one. */
  readonly passOver: readonly string[];
  readonly signal: AbortSignal;
}

const deepest = 64;
const statsAtOnce = 32;

/** Lists the books below a folder by name, without opening any. Links to folders are not followed. */
export async function lookAt(root: string, { passOver, signal }: LookOptions): Promise<Look> {
  const facts = await factsOf(root);
  if (facts?.isDirectory() !== true) {
    return { isThere: false, identity: undefined, files: [], refused: [], unknown: [] };
  }
  const found: Found = { files: [], refused: [], unknown: [] };
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    const entries = await entriesOf(join(root, folder));
    if (entries === undefined) {
      found.unknown.push(folder);
      continue;
    }
    for (const name of foldersIn(entries)) {
      const below = `${folder}${name}/`;
      const isPassedOver = passOver.includes(join(root, below).slice(0, -1));
      if (!isPassedOver && below.split("/").length <= deepest) waiting.push(below);
    }
    await takeBooks(root, folder, entries, found);
  }
  return { isThere: true, identity: `${facts.dev}:${facts.ino}`, ...found };
}

interface Found {
  readonly files: SeenFile[];
  readonly refused: { file: SeenFile; problem: ReadProblem }[];
  readonly unknown: string[];
}

function foldersIn(entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isDirectory() && isBookFolder(entry.name))
    .map(({ name }) => name);
}

async function takeBooks(root: string, folder: string, entries: readonly Dirent[], found: Found) {
  const books = entries.filter((entry) => !entry.isDirectory() && isBookName(entry.name));
  for (let start = 0; start < books.length; start += statsAtOnce) {
    const some = books.slice(start, start + statsAtOnce);
    await Promise.all(some.map((entry) => takeBook(root, `${folder}${entry.name}`, entry, found)));
  }
}

async function takeBook(root: string, path: string, entry: Dirent, found: Found): Promise<void> {
  const facts = await factsOf(join(root, path));
  // Gone between two moments, a link to nothing, or a name that is no text.
  if (facts === undefined || !facts.isFile()) return;
  const file = { root, path, sizeBytes: facts.size, modifiedMs: changedMs(facts) };
  if (entry.isSymbolicLink() && !(await staysWithin(root, path))) {
    found.refused.push({ file, problem: leadsOut });
  } else {
    found.files.push(file);
  }
}

/** A file that took the place of another may be as old as that one, but not as long there. */
export function changedMs({ mtimeMs, ctimeMs }: Stats): number {
  return Math.max(mtimeMs, ctimeMs);
}

const leadsOut: ReadProblem = {
  code: "unreadable-file",
  message: "This is a link to a file outside the folder. Put the file itself here.",
};

async function staysWithin(root: string, path: string): Promise<boolean> {
  const [real, target] = await Promise.all([
    realpath(root).catch(() => undefined),
    realpath(join(root, path)).catch(() => undefined),
  ]);
  return real !== undefined && target !== undefined && isWithin(real, target);
}

async function factsOf(path: string): Promise<Stats | undefined> {
  return await stat(path).catch(() => undefined);
}

async function entriesOf(folder: string): Promise<Dirent[] | undefined> {
  return await readdir(folder, { withFileTypes: true }).catch(() => undefined);
}
