import { mkdir } from "node:fs/promises";
import type { InstalledModel } from "#lib/protocol";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import { checkModel } from "./check-model.ts";
import { describe } from "./describe.ts";
import { group, type ModelFiles } from "./group.ts";
import { openHeaderCache } from "./header-cache.ts";
import { scan, type FoundFile } from "./scan.ts";
import { watchFolder } from "./watch-folder.ts";

export interface FolderModel {
  readonly model: InstalledModel;
  /** All its files, the one to open first. */
  readonly paths: readonly string[];
  readonly shipped: boolean;
}

export interface Folder extends AsyncDisposable {
  /** Every model as the folder is now; headers are read again only for files that have changed. */
  list(): Promise<readonly FolderModel[]>;
}

export interface FolderOptions {
  readonly dir: string;
  readonly shippedDir: string | undefined;
  readonly catalog: readonly CatalogEntry[];
  readonly onChange: () => void;
}

export async function openFolder({
  dir,
  shippedDir,
  catalog,
  onChange,
}: FolderOptions): Promise<Folder> {
  await mkdir(dir, { recursive: true });
  const headers = openHeaderCache();
  let seen: string | undefined;

  const look = async (): Promise<readonly FoundFile[]> => {
    const shipped = shippedDir === undefined ? [] : await scan(shippedDir, { shipped: true });
    const files = [...shipped, ...(await scan(dir, { shipped: false }))];
    const now = files.map(
      ({ path, sizeBytes, modifiedMs }) => `${path}\0${sizeBytes}\0${modifiedMs}`,
    );
    const before = seen;
    seen = now.join("\n");
    if (before !== undefined && before !== seen) onChange();
    return files;
  };

  const watcher = watchFolder(dir, async () => {
    await look();
  });

  return {
    async list() {
      const files = await look();
      headers.keepOnly(files);
      const models = named(group(files), catalog);
      return Promise.all(
        models.map(async ({ id, entry, files: modelFiles }) => ({
          model: describe({
            id,
            entry,
            files: modelFiles,
            check: await checkModel(modelFiles, (file) => headers.check(file)),
          }),
          paths: modelFiles.parts.map(({ path }) => path),
          shipped: modelFiles.parts.some(({ shipped }) => shipped),
        })),
      );
    },
    async [Symbol.asyncDispose]() {
      await watcher[Symbol.asyncDispose]();
    },
  };
}

/**
 * Gives each model the catalog's id, if it is the catalog's file, or its own name. The shipped ones
 * and those nearer to the top come first and keep their name; a later one adds its folders to it.
 */
function named(models: readonly ModelFiles[], catalog: readonly CatalogEntry[]) {
  const taken = new Set<string>();
  return models.map((files) => {
    const entry = catalog.find((candidate) => isFileOf(candidate, files));
    const name = entry?.id ?? files.name;
    const folders = files.parts[0]?.folders ?? [];
    const id = firstFree([name, [...folders, files.name].join("--")], taken);
    taken.add(id);
    return { id, entry, files };
  });
}

function isFileOf(entry: CatalogEntry, { parts }: ModelFiles): boolean {
  const [file] = parts;
  return file?.fileName === entry.fileName && file.sizeBytes === entry.sizeBytes;
}

function firstFree(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const last = names.at(-1) ?? "";
  let number = 2;
  while (taken.has(`${last}--${number}`)) number++;
  return `${last}--${number}`;
}
