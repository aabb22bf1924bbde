import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "#lib/db";
import { openKnowledgeWriter } from "#lib/knowledge/writer";

const rowSchema = z.object({
  path: z.string(),
  id: z.uuid(),
  hash: z.string(),
  state: z.string(),
  reads: z.number(),
});

export type FileRow = z.infer<typeof rowSchema>;

/** The files of the manifest with the books they hold. */
export async function readManifest(db: Database): Promise<FileRow[]> {
  const { rows } = await db.execute(
    `select f.path, d.id, d.hash, d.state, f.reads
     from library_files f join library_documents d on d.id = f.document_id order by f.path`,
  );
  return rowSchema.array().parse(rows);
}

/** Whether the manifest holds these files, each of them indexed to the end, and nothing else. */
export function holds(rows: readonly FileRow[], files: ReadonlyMap<string, string>): boolean {
  if (rows.length !== files.size) return false;
  return rows.every(({ path, hash, state }) => {
    const text = files.get(path);
    return text !== undefined && hash === hashOf(text) && state === "ready";
  });
}

/**
 * @throws Error with what is there twice, missing or too much. The indexer must not run meanwhile.
 * Answers the number of passages.
 */
export async function requireAgreement(db: Database, dataDir: string): Promise<number> {
  const { table = "" } = (await db.settings.find("library-vectors")) ?? {};
  await using writer = await openKnowledgeWriter({ dir: join(dataDir, "library-index") });
  const books = new Set((await readManifest(db)).map(({ id }) => id));
  const all = await db.libraryManifest.listIds();
  if (all.length !== books.size) throw new Error("There is a book without a file.");
  const counted = await writer.count(table);
  for (const id of [...counted.passages.keys(), ...counted.vectors.keys()])
    if (!books.has(id)) throw new Error(`The index knows ${id}, the manifest does not.`);
  let passages = 0;
  for (const id of books) {
    const rows = (await db.librarySteps.listPassages(id)).map((passage) => passage.id).toSorted();
    const index = await writer.ids(id, table);
    const [wanted, words, vectors] = [rows, index.passages, index.vectors].map(String);
    if (words !== wanted) throw new Error(`The words of ${id} are ${words}, not ${wanted}.`);
    if (vectors !== wanted) throw new Error(`The vectors of ${id} are ${vectors}, not ${wanted}.`);
    passages += rows.length;
  }
  return passages;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
