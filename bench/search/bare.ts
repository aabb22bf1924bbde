import { connect, Index, type Connection, type Table } from "@lancedb/lancedb";

/** LanceDB by itself, as its own guide sets it up: stems, stop words, both ways joined by rank. */
export interface Bare extends Disposable {
  words(text: string, limit: number): Promise<string[]>;
  meaning(vector: Float32Array, limit: number): Promise<string[]>;
  hybrid(text: string, vector: Float32Array, limit: number): Promise<string[]>;
}

/** The usual constant of reciprocal rank fusion. */
const rankOffset = 60;

export async function openBare(
  dir: string,
  rows: readonly { id: string; text: string; vector: Float32Array }[],
): Promise<Bare> {
  const db: Connection = await connect(dir);
  const table: Table = await db.createTable(
    "bare",
    rows.map((row) => ({ ...row, vector: Array.from(row.vector) })),
  );
  await table.createIndex("text", { config: Index.fts() });
  const words = async (text: string, limit: number) =>
    idsOf(
      await table
        .query()
        .fullTextSearch(text, { columns: ["text"] })
        .select(["id", "_score"])
        .limit(limit)
        .toArray(),
    );
  const meaning = async (vector: Float32Array, limit: number) =>
    idsOf(
      await table
        .query()
        .nearestTo(vector)
        .distanceType("dot")
        .select(["id", "_distance"])
        .limit(limit)
        .toArray(),
    );
  return {
    words,
    meaning,
    hybrid: async (text, vector, limit) =>
      byRank(await Promise.all([words(text, limit), meaning(vector, limit)])).slice(0, limit),
    [Symbol.dispose]: () => db.close(),
  };
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function byRank(lists: readonly (readonly string[])[]): string[] {
  const worth = new Map<string, number>();
  for (const list of lists) {
    for (const [at, id] of list.entries()) {
      worth.set(id, (worth.get(id) ?? 0) + 1 / (rankOffset + at + 1));
    }
  }
  return [...worth].toSorted(([, one], [, two]) => two - one).map(([id]) => id);
}
