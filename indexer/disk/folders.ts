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
  const folders: (Folder & { readonly real: string })[] = [];
  for (const path of [own, ...named.map((dir) => resolve(dir))]) {
    // One folder has many names. While it is not there it has the one that is written.
    const real = await realpath(path).catch(() => path);
    if (folders.some((other) => other.real === real)) continue;
    folders.push({ path, real, isOwn: path === own });
  }
  return folders
    .filter(({ isOwn, real }) => isOwn || !folders.some((other) => isWithin(other.real, real)))
    .map(({ path, isOwn }) => ({ path, isOwn }));
}

/** True when a path lies below a folder, but is not it. */
export function isWithin(folder: string, path: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
