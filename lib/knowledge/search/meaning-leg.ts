import type { Table } from "@lancedb/lancedb";
import { isOneOf } from "../index/names.ts";

export interface Near {
  readonly id: string;
  readonly cosine: number;
}

/**
 * Parts of a divided table that are looked through: an eighth of those that 65 000 vectors are
 * divided into. A narrow choice of books goes on (0: through all, if need be) until it has found enough.
 */
const parts = 32;

/** The passages nearest to a vector; all vectors are of length 1, so the dot product is the cosine. */
export async function findByMeaning(
  table: Table,
  vector: readonly number[],
  options: { readonly where: string | undefined; readonly limit: number },
): Promise<Near[]> {
  const search = table
    .query()
    .nearestTo([...vector])
    .distanceType("dot")
    .maximumNprobes(0)
    .minimumNprobes(parts);
  const within = options.where === undefined ? search : search.where(options.where);
  return near(await within.select(["id", "_distance"]).limit(options.limit).toArray());
}

/** How near these passages are, those of them that have a vector. Exact, whatever index there is. */
export async function cosinesOf(
  table: Table,
  vector: readonly number[],
  ids: readonly string[],
): Promise<Near[]> {
  if (ids.length === 0) return [];
  const search = table
    .query()
    .nearestTo([...vector])
    .distanceType("dot")
    .bypassVectorIndex();
  const among = search.where(isOneOf("id", ids)).select(["id", "_distance"]);
  return near(await among.limit(ids.length).toArray());
}

function near(rows: readonly { id: string; _distance: number }[]): Near[] {
  return rows.map(({ id, _distance }) => ({ id, cosine: 1 - _distance }));
}
