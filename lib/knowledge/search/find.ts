import type { KnowledgeAnswer, KnowledgeHit } from "../contract.ts";
import { isOneOf } from "../index/names.ts";
import { parseQuery, plainQuery } from "../words/parse-query.ts";
import { queryWords, type QueryWords } from "../words/query-words.ts";
import { contentWords, wordsScorer, type Statistics } from "./bm25.ts";
import type { Candidate, Scored } from "./candidate.ts";
import { gather, type Meaning } from "./candidates.ts";
import { fuse } from "./fuse.ts";
import type { IndexReader } from "./index-reader.ts";
import { mergeNeighbours, type Merged } from "./merge-neighbours.ts";
import type { SearchRequest } from "./query.ts";
import { answersFrom, relevanceOf } from "./relevance.ts";
import { spread } from "./spread.ts";
import type { WordCounts } from "./word-counts.ts";

/** Passages that each way of searching brings at least. */
const leastDepth = 100;
/** Hits among which one must answer for the question to count as answered. */
const judged = 10;

const nothing: KnowledgeAnswer = { hits: [], mode: "words", isAnswered: false };

/** Searches the index as it is at this moment. */
export async function find(
  reader: IndexReader,
  counts: WordCounts,
  request: SearchRequest,
): Promise<KnowledgeAnswer> {
  const table = await reader.words();
  if (table === undefined || request.documentIds?.length === 0) return nothing;
  const parsed = request.isQuestion ? plainQuery(request.text) : parseQuery(request.text);
  const query = queryWords(parsed, request.languages);
  const meaning = await meaningOf(reader, request);
  const mode = meaning === undefined ? "words" : request.mode;
  const [statistics, candidates] = await Promise.all([
    counts.statistics(table, query.words),
    gather({
      words: table,
      query,
      meaning,
      where: request.documentIds && isOneOf("documentId", request.documentIds),
      depth: Math.max(leastDepth, request.limit * 2),
      useWords: mode !== "meaning",
    }),
  ]);
  const ranked = score(candidates, { query, statistics, mode, unrelated: meaning?.unrelated ?? 0 });
  return answerOf(ranked, mode, request);
}

async function meaningOf(
  reader: IndexReader,
  { mode, meaning }: SearchRequest,
): Promise<Meaning | undefined> {
  if (mode === "words" || meaning === undefined) return undefined;
  const table = await reader.vectors(meaning.table);
  return table === undefined ? undefined : { ...meaning, table };
}

interface Standard {
  readonly query: QueryWords;
  readonly statistics: Statistics;
  readonly mode: SearchRequest["mode"];
  readonly unrelated: number;
}

function score(
  candidates: readonly Candidate[],
  { query, statistics, mode, unrelated }: Standard,
): Scored[] {
  const about = contentWords(query.words);
  const worthOf = wordsScorer(query.words, statistics);
  const worths = candidates.map(worthOf);
  const shares = worths.map(({ share }) => share);
  const fused = mode === "hybrid" ? fuse(candidates, shares) : [];
  return candidates
    .map((candidate, at) => {
      const worth = worths[at] ?? { score: 0, share: 0, shared: 0 };
      const { cosine, isUnderstood } = candidate;
      return {
        candidate,
        words: worth.score === 0 ? undefined : worth.score,
        fused: fused[at] ?? (mode === "meaning" ? cosine : shares[at]) ?? 0,
        relevance: relevanceOf({
          worth,
          contentWords: about,
          cosine: isUnderstood ? cosine : undefined,
          unrelated,
        }),
      };
    })
    .toSorted(byWorth);
}

/** Equal passages always come in the same order, so that the pages of a result fit together. */
function byWorth(one: Scored, other: Scored): number {
  return other.fused - one.fused || (one.candidate.id < other.candidate.id ? -1 : 1);
}

function answerOf(
  ranked: readonly Scored[],
  mode: SearchRequest["mode"],
  { limit, mostOfOne }: SearchRequest,
): KnowledgeAnswer {
  const merged = spread(
    mergeNeighbours(ranked),
    ({ parts }) => parts[0].candidate.documentId,
    mostOfOne,
  );
  const hits = merged.slice(0, limit).map(hitOf);
  const isAnswered = hits.slice(0, judged).some(({ relevance }) => relevance >= answersFrom);
  return { hits, mode, isAnswered };
}

function hitOf({ parts, start, end }: Merged): KnowledgeHit {
  const [best] = parts;
  const { id, documentId, section } = best.candidate;
  return {
    id,
    documentId,
    section,
    start,
    end,
    ids: parts.map(({ candidate }) => candidate.id),
    relevance: Math.max(...parts.map(({ relevance }) => relevance)),
    scores: {
      words: highest(parts.map(({ words }) => words)),
      meaning: highest(parts.map(({ candidate }) => candidate.cosine)),
      fused: best.fused,
    },
  };
}

function highest(scores: readonly (number | undefined)[]): number | null {
  const known = scores.flatMap((one) => one ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
