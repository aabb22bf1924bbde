import { mkdir, realpath } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

/** A watched folder. */
export interface Folder {
  readonly path: string;
  /** Hearth's own, in the data folder. */
  readonly isOwn: boolean;
}

export interface FolderOptions {
  readonly dataDir: string;
  /** As configured: several are divided by commas. */
  readonly libraryDirs: string | undefined;
}

export const ownFolder = (dataDir: string) => join(dataDir, "library");

/**
 * The folders to watch, Hearth's own first, which is made when it is missing. One that lies in
 * another is watched with that one.
 */
export async function openFolders({ dataDir, libraryDirs }: FolderOptions): Promise<Folder[]> {
  const own = ownFolder(dataDir);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const named = (libraryDirs ?? "")
    .split(",")
    .map((dir) => dir.trim())
    .filter((dir) => dir !== "");
  const paths = await Promise.all([own, ...named].map(truePath));
  const [ownPath = own] = paths;
  return [...new Set(paths)]
    .filter((path) => path === ownPath || !paths.some((other) => isWithin(other, path)))
    .map((path) => ({ path, isOwn: path === ownPath }));
}

/** True when a path lies below a folder, but is not it. */
export function isWithin(folder: string, path: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** One name for one folder, however it is reached; as it is written while it is not there. */
async function truePath(dir: string): Promise<string> {
  const path = resolve(dir);
  return await realpath(path).catch(() => path);
}
