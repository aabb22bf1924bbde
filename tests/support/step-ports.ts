import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "#lib/db";
import { openKnowledgeWriter } from "#lib/knowledge/writer";
import { openLog } from "#lib/log";
import { openReaders } from "#lib/readers";
import { openMeaning } from "../../indexer/embedding-model.ts";
import { Notices } from "../../indexer/notices.ts";
import { Pictures } from "../../indexer/pictures.ts";
import type { StepPorts } from "../../indexer/ports.ts";

export interface StepPortsOptions {
  readonly db: Database;
  readonly dataDir: string;
  /** False has no embedding model: books are found by their words. */
  readonly embed: boolean;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the steps of the indexer work with, without its process, its watcher and its line. */
export async function openStepPorts({
  db,
  dataDir,
  embed,
}: StepPortsOptions): Promise<StepPorts & AsyncDisposable> {
  const log = openLog({ level: "silent" });
  await using opened = new AsyncDisposableStack();
  const writer = opened.use(await openKnowledgeWriter({ dir: join(dataDir, "library-index") }));
  const readers = opened.use(await openReaders({ log }));
  const notices = opened.use(new Notices(db, log));
  const modelsDir = join(dataDir, "models");
  const model = { wanted: undefined, root, modelsDir, isBackground: false, log };
  const meaning = embed ? opened.use(await openMeaning(model)) : undefined;
  if (embed && meaning === undefined) throw new Error("The shipped embedding model does not work.");
  const pictures = new Pictures(join(dataDir, "library-pictures"));
  const closing = opened.move();
  const ports = { db, writer, readers, meaning, pictures, notices, log };
  return { ...ports, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
