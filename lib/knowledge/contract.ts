/** A passage as the index knows it: where it stands, not what it says. */
export interface IndexedPlace {
  readonly id: string;
  readonly documentId: string;
  readonly section: number;
  readonly start: number;
  readonly end: number;
}

export type SearchMode = "hybrid" | "words" | "meaning";

export interface KnowledgeQuery {
  /** The words as typed, without the parts that choose books: see parseQuery. */
  readonly text: string;
  /** True for a question as it was asked: its quotes and minus signs mean nothing. Default false. */
  readonly isQuestion?: boolean | undefined;
  /** Books to look in; undefined means all. An empty list finds nothing. */
  readonly documentIds?: readonly string[] | undefined;
  /** Languages the books are in, so that words are compared by their stems: BCP 47. */
  readonly languages: readonly string[];
  readonly limit: number;
  /** Default hybrid, which is words alone for as long as nothing is embedded. */
  readonly mode?: SearchMode | undefined;
  /** At most so many of one book among the first; default: no limit. */
  readonly mostOfOne?: number | undefined;
}

/** A passage that was found; neighbours that overlap come as one. */
export interface KnowledgeHit extends IndexedPlace {
  /** Rows of the index that were merged into it, best first. */
  readonly ids: readonly string[];
  /** From 0 to 1: how likely it is to be about the question. Comparable across queries. */
  readonly relevance: number;
  /** Of several rows the best each. */
  readonly scores: {
    /** BM25; null where no word matched. */
    readonly words: number | null;
    /** Cosine; null where there is no vector yet. */
    readonly meaning: number | null;
    /** What the order is by. */
    readonly fused: number;
  };
}

export interface KnowledgeAnswer {
  /** Best first. */
  readonly hits: readonly KnowledgeHit[];
  /** How it was looked for in the end. */
  readonly mode: SearchMode;
  /** True when the best of them is likely to answer the question: by relevance and by the words it shares. */
  readonly isAnswered: boolean;
}

/**
 * Finds passages. LanceDB is native code and runs in a child process; when that dies the search
 * throws and the next one works. What the indexer has written is seen by the next search.
 */
export interface Knowledge extends AsyncDisposable {
  /** @throws AppError `bad-input` (nothing to look for), `model-failed` (index or model cannot be used) */
  search(query: KnowledgeQuery, signal: AbortSignal): Promise<KnowledgeAnswer>;
}

/** What a question means, in the eyes of the model whose table it is. */
export interface QueryMeaning {
  readonly table: string;
  readonly vector: Float32Array;
  /** Languages the model was made for, as BCP 47 tags; undefined means all. In others words decide. */
  readonly languages?: readonly string[] | undefined;
}

/** Makes the vector of a question; undefined when no embedding model is at hand. */
export type EmbedQuery = (text: string, signal: AbortSignal) => Promise<QueryMeaning | undefined>;

/** What the module needs of a logger; pino fits. */
export interface KnowledgeLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface KnowledgeOptions {
  /** An absolute path; made when it is not there. */
  readonly dir: string;
  readonly embedQuery: EmbedQuery;
  /** Puts the best passages in another order by reading them, when a cross-encoder is configured. */
  readonly rerank?:
    | ((query: string, ids: readonly string[], signal: AbortSignal) => Promise<readonly number[]>)
    | undefined;
  readonly log: KnowledgeLog;
}
