import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Source } from "../catalog/catalog-schema.ts";
import { SourceFailure, type Transfer } from "./transfer.ts";

type FileSource = Extract<Source, { type: "file" }>;

/** Where a `file:` source lies; undefined when there is no such file. */
export async function findSourceFile({ path }: FileSource, shippedDir: string | undefined) {
  const full = resolve(shippedDir ?? ".", path);
  const stats = await stat(full).catch(() => undefined);
  return stats?.isFile() === true ? full : undefined;
}

/** Copies a file of this machine. It begins anew each time: copying is quicker than comparing. */
export async function fromFile(source: FileSource, key: string, transfer: Transfer): Promise<void> {
  const { partial, signal, onProgress, shippedDir } = transfer;
  const path = await findSourceFile(source, shippedDir);
  if (path === undefined) throw new SourceFailure("There is no such file on this machine.");
  await partial.resume(key);
  const from = createReadStream(path);
  from.on("data", () => onProgress(from.bytesRead));
  await pipeline(from, createWriteStream(partial.modelPath), { signal });
}
