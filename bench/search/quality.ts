import type { Embedder } from "#lib/inference";
import type { SearchMode } from "#lib/knowledge";
import type { Collection } from "./collection.ts";
import type { Indexed } from "./indexed.ts";
import { ndcg, percentile, recall } from "./measures.ts";

/** One way of searching, measured over all questions of a collection. */
export interface Quality {
  readonly name: string;
  readonly ndcg10: number;
  readonly recall100: number;
  /** Milliseconds; Hearth's own include the embedding of the question where meaning is used. */
  readonly p50: number;
  readonly p95: number;
}

type Way = (text: string, vector: Float32Array) => Promise<string[]>;

const depth = 100;
const modes: readonly (readonly [string, SearchMode])[] = [
  ["full text", "words"],
  ["vectors", "meaning"],
  ["hybrid", "hybrid"],
];

/** Asks every question in every way, the ways in turn, so that a slow moment hits them all. */
export async function measureQuality(
  collection: Collection,
  { knowledge, bare, documentOf }: Indexed,
  { embedder, language }: { readonly embedder: Embedder; readonly language: string },
): Promise<Quality[]> {
  const ways: readonly (readonly [string, Way])[] = [
    ...modes.map(([name, mode]): [string, Way] => [
      name,
      async (text) => {
        const query = { text, isQuestion: true, languages: [language], limit: depth, mode };
        const { hits } = await knowledge.search(query, AbortSignal.timeout(60_000));
        return hits.map(({ id }) => id);
      },
    ]),
    ["bare LanceDB, full text", (text) => bare.words(text, depth)],
    ["bare LanceDB, vectors", (_, vector) => bare.meaning(vector, depth)],
    ["bare LanceDB, joined by rank", (text, vector) => bare.hybrid(text, vector, depth)],
  ];

  const rows = ways.map(([name]) => ({
    name,
    gains: [] as number[],
    found: [] as number[],
    ms: [] as number[],
  }));
  for (const { id, text } of collection.queries) {
    const judged = collection.judgements.get(id) ?? new Map<string, number>();
    const [vector = new Float32Array()] = await embedder.embed([text], { role: "query" });
    for (const [at, [, way]] of ways.entries()) {
      const from = performance.now();
      const ranked = (await way(text, vector)).map(documentOf);
      rows[at]?.ms.push(performance.now() - from);
      rows[at]?.gains.push(ndcg(ranked, judged, 10));
      rows[at]?.found.push(recall(ranked, judged, depth));
    }
  }
  return rows.map(({ name, gains, found, ms }) => ({
    name,
    ndcg10: mean(gains),
    recall100: mean(found),
    p50: percentile(ms, 50),
    p95: percentile(ms, 95),
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
