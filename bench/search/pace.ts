import type { Embedder } from "#lib/inference";
import type { Collection } from "./collection.ts";
import type { Indexed } from "./indexed.ts";
import { percentile } from "./measures.ts";

/** What a whole search takes beside the same question to a bare LanceDB, in milliseconds. */
export interface Pace {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

const depth = 10;

/**
 * Asks in turns: the whole of Hearth's search from the question to the hits, the embedding of the
 * question alone, and both of LanceDB's queries with a vector that is there already.
 */
export async function measurePace(
  { queries }: Collection,
  { knowledge, bare }: Indexed,
  options: { readonly embedder: Embedder; readonly language: string; readonly rounds: number },
): Promise<Pace[]> {
  const { embedder, language } = options;
  const times = {
    whole: [] as number[],
    words: [] as number[],
    embed: [] as number[],
    bare: [] as number[],
  };
  const search = async (text: string, mode: "words" | "hybrid") =>
    await knowledge.search(
      { text, isQuestion: true, languages: [language], limit: depth, mode },
      AbortSignal.timeout(60_000),
    );
  await search("warm", "hybrid");
  for (let round = 0; round < options.rounds; round++) {
    for (const { text } of queries) {
      let vector: Float32Array = new Float32Array();
      times.embed.push(
        await timed(async () => {
          [vector = vector] = await embedder.embed([text], { role: "query" });
        }),
      );
      times.whole.push(await timed(() => search(text, "hybrid")));
      times.bare.push(await timed(() => bare.hybrid(text, vector, 100)));
      times.words.push(await timed(() => search(text, "words")));
    }
  }
  const row = (name: string, ms: readonly number[]): Pace => ({
    name,
    p50: percentile(ms, 50),
    p95: percentile(ms, 95),
  });
  return [
    row("whole search, hybrid", times.whole),
    row("whole search, full text", times.words),
    row("embedding of the question alone", times.embed),
    row("bare LanceDB, both queries", times.bare),
  ];
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
