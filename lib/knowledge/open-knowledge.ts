import { AppError } from "#lib/errors";
import type { Knowledge, KnowledgeAnswer, KnowledgeOptions, KnowledgeQuery } from "./contract.ts";
import { requireFolder } from "./index/names.ts";
import { SearchProcess } from "./search-process.ts";
import type { SearchRequest } from "./search/query.ts";
import { Unrelated } from "./unrelated.ts";
import { parseQuery } from "./words/parse-query.ts";

const idleMs = 5 * 60_000;
/** Hits that a cross-encoder reads: it takes tens of milliseconds for each. */
const mostRead = 24;

/** Opens the search; the process for it starts with the first question. @throws AppError `bad-input` */
export function openKnowledge(options: KnowledgeOptions): Knowledge {
  const dir = requireFolder(options.dir);
  const process = new SearchProcess({ dir, log: options.log, idleMs });
  const unrelated = new Unrelated();
  return {
    search: async (query, signal) => {
      const request = await requestOf(query, (text) => embed(text, { options, unrelated, signal }));
      const answer = await process.search(request, signal);
      return await reranked(answer, query, options, signal);
    },
    [Symbol.asyncDispose]: () => process.stop(),
  };
}

async function requestOf(
  query: KnowledgeQuery,
  meaningOf: (text: string) => Promise<SearchRequest["meaning"]>,
): Promise<SearchRequest> {
  const { text, isQuestion = false, documentIds, languages, limit, mostOfOne } = query;
  const mode = query.mode ?? "hybrid";
  const wanted = isQuestion ? text : parseQuery(text).wanted;
  if (!/[\p{L}\p{N}]/u.test(wanted)) {
    throw new AppError("bad-input", "Write a word to look for.");
  }
  const meaning = mode === "words" ? undefined : await meaningOf(wanted);
  return { text, isQuestion, documentIds, languages, limit, mode, mostOfOne, meaning };
}

/** What a question means; undefined when there is no model: then it is still looked for by its words. */
async function embed(
  text: string,
  ports: {
    readonly options: KnowledgeOptions;
    readonly unrelated: Unrelated;
    readonly signal: AbortSignal;
  },
): Promise<SearchRequest["meaning"]> {
  const { options, unrelated, signal } = ports;
  try {
    const meaning = await options.embedQuery(text, signal);
    if (meaning === undefined) return undefined;
    const { table, vector, languages } = meaning;
    const level = await unrelated.level(meaning, options.embedQuery, signal);
    return { table, vector: Array.from(vector), languages, unrelated: level };
  } catch (error) {
    signal.throwIfAborted();
    options.log.warn({ error }, "A question could not be embedded.");
    return undefined;
  }
}

/** Lets the cross-encoder, where there is one, decide about the order of the best. */
async function reranked(
  answer: KnowledgeAnswer,
  { text }: KnowledgeQuery,
  { rerank }: KnowledgeOptions,
  signal: AbortSignal,
): Promise<KnowledgeAnswer> {
  if (rerank === undefined || answer.hits.length < 2) return answer;
  const best = answer.hits.slice(0, mostRead);
  const worth = await rerank(
    text,
    best.map(({ id }) => id),
    signal,
  );
  const order = [...best.keys()].toSorted((one, other) => (worth[other] ?? 0) - (worth[one] ?? 0));
  const hits = [...order.flatMap((at) => best[at] ?? []), ...answer.hits.slice(mostRead)];
  return { ...answer, hits };
}
