import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Download } from "#lib/protocol";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import { openPartialFolder } from "./partial-folder.ts";

/**
 * Looks at what an earlier run left behind: downloads that can go on are described as cancelled
 * ones, everything else is deleted.
 */
export async function findLeftovers(
  root: string,
  { dir, catalog }: { readonly dir: string; readonly catalog: readonly CatalogEntry[] },
): Promise<Map<string, Download>> {
  const left = new Map<string, Download>();
  for (const name of await readdir(root).catch(() => [])) {
    const folder = join(root, name);
    const entry = catalog.find(({ id }) => id === name);
    const partial = openPartialFolder(folder);
    const source = await partial.source();
    const doneBytes = await partial.doneBytes();
    const isWanted = entry !== undefined && !existsSync(join(dir, entry.fileName));
    if (isWanted && source !== undefined && doneBytes > 0) {
      left.set(name, { ...blankDownload(entry), state: "cancelled", doneBytes });
    } else {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return left;
}

export function blankDownload(entry: CatalogEntry): Download {
  return {
    modelId: entry.id,
    state: "waiting",
    doneBytes: 0,
    totalBytes: entry.sizeBytes,
    bytesPerSecond: null,
    secondsLeft: null,
    source: null,
    failures: [],
  };
}
