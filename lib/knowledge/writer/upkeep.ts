import { Index, type Table } from "@lancedb/lancedb";

/** Rows that full text looks through one by one until it is told of them cost 20 ms a thousand. */
const mostUnindexed = 500;
/** Each small write leaves a fragment, and fifty fragments make a search ten times slower. */
const mostWrites = 40;
/** Below this, comparing with every vector is quick and misses nothing. */
const mostComparedOneByOne = 30_000;
/** Vectors looked at for each part when they are divided: more is slower and hardly better. */
const sampleRate = 32;
/** Longer than any search takes: other processes may still be reading what a new version replaces. */
const graceMs = 120_000;

/** The words come analysed: LanceDB is to part them at spaces and do nothing else. */
const fullText = {
  baseTokenizer: "whitespace",
  withPosition: true,
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  maxTokenLength: 1_000,
} as const;

/** Keeps a table quick: what many small writes have left is merged, indexes are brought up to date. */
export class Upkeep {
  private readonly writes = new Map<string, number>();

  /** To be called after each write. */
  async wrote(table: Table): Promise<void> {
    const writes = (this.writes.get(table.name) ?? 0) + 1;
    this.writes.set(table.name, writes);
    if (writes >= mostWrites || (await unindexed(table, "words")) > mostUnindexed) {
      await this.optimise(table);
    }
  }

  async optimise(table: Table): Promise<void> {
    await makeMissing(table);
    await table.optimize({ cleanupOlderThan: new Date(Date.now() - graceMs) });
    this.writes.delete(table.name);
  }
}

/** Makes the indexes that a table of its kind has; those there are stay. */
export async function makeMissing(table: Table): Promise<void> {
  const there = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  const columns = (await table.schema()).fields.map(({ name }) => name);
  const make = async (column: string, config: Index) => {
    if (columns.includes(column) && !there.has(column)) await table.createIndex(column, { config });
  };
  await make("id", Index.btree());
  await make("documentId", Index.bitmap());
  await make("words", Index.fts(fullText));
  if ((await table.countRows()) > mostComparedOneByOne) {
    await make("vector", Index.ivfFlat({ distanceType: "dot", sampleRate }));
  }
}

async function unindexed(table: Table, column: string): Promise<number> {
  const index = (await table.listIndices()).find(({ columns }) => columns.includes(column));
  if (index === undefined) return 0;
  return (await table.indexStats(index.name))?.numUnindexedRows ?? 0;
}
