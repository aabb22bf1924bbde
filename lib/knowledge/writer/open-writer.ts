import type { Connection, Table } from "@lancedb/lancedb";
import { connectIndex, findTable } from "../index/connect.ts";
import { isOneOf, requireId, vectorsName, vectorsTable } from "../index/names.ts";
import type { KnowledgeWriter } from "./contract.ts";
import { Upkeep } from "./upkeep.ts";
import { findVectors, putVectors, vectorTables } from "./vector-tables.ts";
import { deleteIds, openWords, putWords } from "./words-table.ts";

/**
 * Opens the index for writing. The caller sees to it that nobody else does: two writers would not
 * break it, but each would undo what the other knows of.
 *
 * @throws AppError `bad-input` for a path that is not absolute
 */
export async function openKnowledgeWriter(options: {
  readonly dir: string;
}): Promise<KnowledgeWriter> {
  const db = await connectIndex(options.dir);
  const words = await openWords(db);
  const upkeep = new Upkeep();

  return {
    putPassages: async (documentId, passages) => {
      requireId(documentId);
      const { gone, hasWritten } = await putWords(words, documentId, passages);
      // Once more on purpose: a crash may have come between the two tables the last time.
      const kept = new Set(passages.map(({ id }) => id));
      for (const table of await vectorTables(db)) {
        const orphans = (await idsOf(table, documentId)).filter((id) => !kept.has(id));
        await deleteIds(table, [...new Set([...orphans, ...gone])]);
      }
      if (hasWritten) await upkeep.wrote(words);
    },
    putVectors: async (name, vectors) => {
      const table = await putVectors(db, name, vectors);
      if (table !== undefined) await upkeep.wrote(table);
    },
    withVectors: async (name, ids) => new Set((await findVectors(db, name, ids)).keys()),
    vectors: (name, ids) => findVectors(db, name, ids),
    remove: async (documentIds) => {
      if (documentIds.length === 0) return;
      for (const table of [words, ...(await vectorTables(db))]) {
        await table.delete(isOneOf("documentId", documentIds));
      }
    },
    count: async (name) => ({
      passages: await countByDocument(words),
      vectors: await countByDocument(await findTable(db, vectorsTable(name))),
    }),
    ids: async (documentId, name) => ({
      passages: await idsOf(words, documentId),
      vectors: await idsOf(await findTable(db, vectorsTable(name)), documentId),
    }),
    tables: async () => (await vectorTables(db)).flatMap((table) => vectorsName(table.name) ?? []),
    dropTable: async (name) => {
      const table = vectorsTable(name);
      if ((await findTable(db, table)) !== undefined) await db.dropTable(table);
    },
    optimise: async () => {
      for (const table of [words, ...(await vectorTables(db))]) await upkeep.optimise(table);
    },
    [Symbol.asyncDispose]: async () => close(db, words),
  };
}

async function close(db: Connection, words: Table): Promise<void> {
  words.close();
  db.close();
}

async function idsOf(table: Table | undefined, documentId: string): Promise<string[]> {
  if (table === undefined) return [];
  const query = table
    .query()
    .where(isOneOf("documentId", [documentId]))
    .select(["id"]);
  const rows: { id: string }[] = await query.toArray();
  return rows.map(({ id }) => id).toSorted();
}

async function countByDocument(table: Table | undefined): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const found = await table?.query().select(["documentId"]).toArrow();
  for (const id of found?.getChild("documentId") ?? []) {
    counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  }
  return counts;
}
