import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file that is called a model, not yet looked into. */
export interface FoundFile {
  readonly path: string;
  /** Names of the folders between the models folder and the file. */
  readonly folders: readonly string[];
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** True for what came with Hearth, which is never deleted. */
  readonly shipped: boolean;
}

/** Folders in folders as other programs make them (`publisher/repository/file`), and no deeper. */
const maxDepth = 3;

/**
 * Finds every `.gguf` in a folder, in order of depth and name. Hidden names are passed over, links
 * are followed to regular files only, and a folder that is absent holds nothing.
 */
export async function scan(
  root: string,
  { shipped }: { readonly shipped: boolean },
): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  let level: string[][] = [[]];
  for (let depth = 0; depth <= maxDepth; depth++) {
    const below: string[][] = [];
    for (const folders of level) {
      const names = await visibleNames(join(root, ...folders));
      below.push(...names.flatMap(({ name, isFolder }) => (isFolder ? [[...folders, name]] : [])));
      const found = names
        .filter(({ name, isFolder }) => !isFolder && /\.gguf$/i.test(name))
        .map(({ name }) => findFile({ root, folders, fileName: name, shipped }));
      files.push(...(await Promise.all(found)).filter((file) => file !== undefined));
    }
    level = below;
  }
  return files;
}

interface Place {
  readonly root: string;
  readonly folders: readonly string[];
  readonly fileName: string;
  readonly shipped: boolean;
}

async function findFile({ root, folders, fileName, shipped }: Place) {
  const path = join(root, ...folders, fileName);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isFile() !== true) return undefined;
  return { path, folders, fileName, shipped, sizeBytes: stats.size, modifiedMs: stats.mtimeMs };
}

async function visibleNames(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
