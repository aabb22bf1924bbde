import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "#lib/db";
import { openKnowledgeWriter } from "#lib/knowledge/writer";
import { openLog } from "#lib/log";
import { openReaders } from "#lib/readers";
import { openMeaning } from "../../indexer/embedding-model.ts";
import { Notices } from "../../indexer/notices.ts";
import { Pictures } from "../../indexer/pictures.ts";
import { embedStep } from "../../indexer/steps/embed-step.ts";
import { readStep } from "../../indexer/steps/read-step.ts";
import { Vectors } from "../../indexer/vectors.ts";

export interface StockOptions {
  readonly db: Database;
  readonly dataDir: string;
  /** By their path within Hearth's own folder of books: what is in them. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** False leaves the books to be found by their words. Default true. */
  readonly embed?: boolean;
}

const log = openLog({ level: "silent" });
const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Puts books into a library by the indexer's own steps, without its process, its watcher or its line:
 * they are read, cut, written and, unless it is said otherwise, embedded when this returns. Answers
 * the books' ids by their paths.
 */
export async function stockLibrary(options: StockOptions): Promise<Record<string, string>> {
  const { db, dataDir, files, embed = true } = options;
  await using opened = new AsyncDisposableStack();
  const writer = opened.use(await openKnowledgeWriter({ dir: join(dataDir, "library-index") }));
  const readers = opened.use(await openReaders({ log }));
  const notices = opened.use(new Notices(db, log));
  const modelsDir = join(dataDir, "models");
  const meaning = embed
    ? await openMeaning({ wanted: undefined, root, modelsDir, isBackground: false, log })
    : undefined;
  if (meaning !== undefined) opened.use(meaning);
  const pictures = new Pictures(join(dataDir, "library-pictures"));
  const ports = { db, writer, readers, meaning, pictures, notices, log };
  const { signal } = new AbortController();

  const ids: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    const id = await addFile(db, { root: join(dataDir, "library"), path, content });
    await readStep(ports, id, signal);
    ids[path] = id;
  }
  if (meaning !== undefined) {
    await new Vectors(ports).open();
    const batch = { limit: 64, first: "newest", signal } as const;
    while ((await embedStep(ports, batch)).passages > 0);
  }
  await writer.optimise();
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
