import type { Connection, Table } from "@lancedb/lancedb";
import { AppError } from "#lib/errors";
import { findTable } from "../index/connect.ts";
import { isOneOf, requireId, vectorsName, vectorsTable } from "../index/names.ts";
import { vectorsSchema } from "../index/schema.ts";
import type { NewVector } from "./contract.ts";
import { makeMissing } from "./upkeep.ts";
import { mergeById } from "./words-table.ts";

const batch = 1_000;

/** Writes vectors and gives the table they are in. @throws AppError `bad-input` */
export async function putVectors(
  db: Connection,
  name: string,
  vectors: readonly NewVector[],
): Promise<Table | undefined> {
  const dimensions = vectors[0]?.vector.length;
  if (dimensions === undefined) return undefined;
  const table = await openVectors(db, name, dimensions);
  // LanceDB takes the last of two equal ids for a second row.
  const rows = [
    ...new Map(vectors.map((vector) => [vector.id, rowOf(vector, dimensions)])).values(),
  ];
  for (let from = 0; from < rows.length; from += batch) {
    await mergeById(table, rows.slice(from, from + batch));
  }
  return table;
}

export async function findVectors(
  db: Connection,
  name: string,
  ids: readonly string[],
): Promise<Map<string, Float32Array>> {
  const found = new Map<string, Float32Array>();
  const table = await findTable(db, vectorsTable(name));
  if (table === undefined) return found;
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch);
    const query = table.query().where(isOneOf("id", some)).select(["id", "vector"]);
    const rows: { id: string; vector: Iterable<number> }[] = await query.toArray();
    for (const { id, vector } of rows) found.set(id, Float32Array.from(vector));
  }
  return found;
}

/** Every table of vectors there is. */
export async function vectorTables(db: Connection): Promise<Table[]> {
  const names = await db.tableNames({ limit: 1_000 });
  const ours = names.filter((name) => vectorsName(name) !== undefined);
  return await Promise.all(ours.map((name) => db.openTable(name)));
}

async function openVectors(db: Connection, name: string, dimensions: number): Promise<Table> {
  const tableName = vectorsTable(name);
  const there = await findTable(db, tableName);
  const schema = vectorsSchema(dimensions);
  const table = there ?? (await db.createEmptyTable(tableName, schema, { existOk: true }));
  if (there === undefined) await makeMissing(table);
  return table;
}

function rowOf({ id, documentId, vector }: NewVector, dimensions: number) {
  requireId(id);
  requireId(documentId);
  if (vector.length !== dimensions || !vector.every(Number.isFinite)) {
    throw new AppError(
      "bad-input",
      "A vector must be numbers, as many as the others of its table.",
    );
  }
  return { id, documentId, vector };
}
