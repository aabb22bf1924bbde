import type { Connection, Table } from "@lancedb/lancedb";
import { findTable } from "../index/connect.ts";
import { isOneOf, requireId, wordsTable } from "../index/names.ts";
import { wordsSchema, type WordsRow } from "../index/schema.ts";
import { baseLanguage } from "../words/stem.ts";
import { storeWords } from "../words/stored-words.ts";
import type { NewPassage } from "./contract.ts";
import { makeMissing } from "./upkeep.ts";

const batch = 1_000;

export async function openWords(db: Connection): Promise<Table> {
  const there = await findTable(db, wordsTable);
  // A crash may have left a table without its indexes.
  const table = there ?? (await db.createEmptyTable(wordsTable, wordsSchema, { existOk: true }));
  await makeMissing(table);
  return table;
}

/**
 * Makes the rows of a book exactly these and says which ids have gone. What is new comes before the
 * rest goes, so a search in between misses nothing.
 */
export async function putWords(
  table: Table,
  documentId: string,
  passages: readonly NewPassage[],
): Promise<{ readonly gone: string[]; readonly hasWritten: boolean }> {
  const before = await rowsOf(table, documentId);
  const wanted = new Map(passages.map((passage) => [passage.id, rowOf(documentId, passage)]));
  const rows = [...wanted.values()];
  const changed = rows.filter(({ id, ...row }) => isOther(before.get(id), { id, ...row }));
  const gone = [...before.keys()].filter((id) => !wanted.has(id));

  for (let from = 0; from < changed.length; from += batch) {
    await upsert(table, changed.slice(from, from + batch), before);
  }
  if (gone.length > 0) await deleteIds(table, gone);
  return { gone, hasWritten: changed.length + gone.length > 0 };
}

/** In one commit, so that a crash leaves all of the batch or nothing. */
async function upsert(
  table: Table,
  rows: readonly WordsRow[],
  before: ReadonlyMap<string, unknown>,
): Promise<void> {
  const data = rows.map((row) => ({ ...row }));
  if (rows.every(({ id }) => !before.has(id))) await table.add(data);
  else await mergeById(table, data);
}

export async function mergeById(table: Table, rows: Record<string, unknown>[]): Promise<void> {
  await table.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows);
}

/** Ids go into the condition a thousand at a time: an expression of a whole library would be too deep. */
export async function deleteIds(table: Table, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += batch) {
    await table.delete(isOneOf("id", ids.slice(from, from + batch)));
  }
}

async function rowsOf(table: Table, documentId: string): Promise<Map<string, WordsRow>> {
  const rows: WordsRow[] = await table
    .query()
    .where(isOneOf("documentId", [documentId]))
    .toArray();
  return new Map(rows.map((row) => [row.id, row]));
}

function rowOf(documentId: string, passage: NewPassage): WordsRow {
  const { id, section, start, end, language } = passage;
  requireId(id);
  return {
    id,
    documentId,
    section,
    start,
    end,
    language: baseLanguage(language),
    ...storeWords(passage),
  };
}

function isOther(before: WordsRow | undefined, row: WordsRow): boolean {
  const keys = ["section", "start", "end", "language", "words"] as const;
  return before === undefined || keys.some((key) => before[key] !== row[key]);
}
