import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Database } from "#lib/db";
import { embedStep } from "../../indexer/steps/embed-step.ts";
import { readStep } from "../../indexer/steps/read-step.ts";
import { Vectors } from "../../indexer/vectors.ts";
import { openStepPorts } from "./step-ports.ts";

export interface StockOptions {
  readonly db: Database;
  readonly dataDir: string;
  /** By their path within Hearth's own folder of books: what is in them. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** False leaves the books to be found by their words. Default true. */
  readonly embed?: boolean;
}

/**
 * Puts books into a library by the indexer's own steps, without its process, its watcher or its line:
 * they are read, cut, written and, unless it is said otherwise, embedded when this returns. Answers
 * the books' ids by their paths.
 */
export async function stockLibrary(options: StockOptions): Promise<Record<string, string>> {
  const { db, dataDir, files, embed = true } = options;
  await using ports = await openStepPorts({ db, dataDir, embed });
  const { signal } = new AbortController();

  const ids: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    const id = await addFile(db, { root: join(dataDir, "library"), path, content });
    await readStep(ports, id, signal);
    ids[path] = id;
  }
  if (embed) {
    await new Vectors(ports).open();
    const batch = { limit: 64, first: "newest", hasToEnd: () => false, signal } as const;
    while ((await embedStep(ports, batch)).passages > 0);
  }
  await ports.writer.optimise();
  return ids;
}

interface StockedFile {
  readonly root: string;
  readonly path: string;
  readonly content: string | Uint8Array;
}

async function addFile(db: Database, { root: folder, path, content }: StockedFile) {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, content);
  const hash = createHash("sha256").update(content).digest("hex");
  const sizeBytes = Buffer.byteLength(content);
  const file = { root: folder, path, sizeBytes, modifiedMs: 0 };
  const create = [{ hash, title: path, files: [file] }];
  const rest = { edit: [], adopt: [], restore: [], refuse: [], detach: [] };
  const [id] = await db.libraryManifest.apply({ create, ...rest });
  if (id === undefined) throw new Error(`${path} holds the bytes of another book.`);
  return id;
}
