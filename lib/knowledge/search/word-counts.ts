import { MatchQuery, type Table } from "@lancedb/lancedb";
import type { QueryWord } from "../words/query-words.ts";
import type { Statistics } from "./bm25.ts";

interface Known {
  readonly passages: number;
  readonly averageLength: number;
  readonly frequencies: Map<string, number>;
}

/** Counted anew when the number of passages has changed by more than this part of it. */
const tolerance = 0.01;
const mostFrequencies = 20_000;

/** Knows how many passages there are and how many of them hold a word. */
export class WordCounts {
  private known: Known | undefined;

  async statistics(table: Table, words: readonly QueryWord[]): Promise<Statistics> {
    const known = await this.current(table);
    const frequencies = await Promise.all(
      words.map((word) => frequency(table, known, word.all.join(" "))),
    );
    return { passages: known.passages, averageLength: known.averageLength, frequencies };
  }

  private async current(table: Table): Promise<Known> {
    const passages = await table.countRows();
    const before = this.known;
    const isClose =
      before !== undefined && Math.abs(before.passages - passages) <= tolerance * passages;
    if (isClose && before.frequencies.size < mostFrequencies) return before;
    const averageLength = await averageOf(table);
    this.known = { passages, averageLength, frequencies: new Map() };
    return this.known;
  }
}

async function frequency(table: Table, known: Known, terms: string): Promise<number> {
  const before = known.frequencies.get(terms);
  if (before !== undefined) return before;
  const found = await table
    .query()
    .fullTextSearch(new MatchQuery(terms, "words"))
    .select(["_rowid", "_score"])
    .withRowId()
    .limit(known.passages)
    .toArrow();
  known.frequencies.set(terms, found.numRows);
  return found.numRows;
}

async function averageOf(table: Table): Promise<number> {
  const lengths = (await table.query().select(["length"]).toArrow()).getChild("length");
  let sum = 0;
  for (const length of lengths ?? []) sum += Number(length);
  return Math.max(1, sum / Math.max(1, lengths?.length ?? 0));
}
