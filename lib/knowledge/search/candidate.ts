import type { IndexedPlace } from "../contract.ts";
import type { StoredWords } from "../words/stored-words.ts";

/** A passage that may be among the best, with all that is known of it. */
export interface Candidate extends IndexedPlace {
  readonly language: string;
  readonly words: StoredWords;
  /** Cosine; undefined where there is no vector. */
  readonly cosine: number | undefined;
  /** False when the model that made the vectors does not know the passage's language. */
  readonly isUnderstood: boolean;
}

/** A candidate with its worth. */
export interface Scored {
  readonly candidate: Candidate;
  /** BM25; undefined where no word matched. */
  readonly words: number | undefined;
  /** What the order is by. */
  readonly fused: number;
  readonly relevance: number;
}
