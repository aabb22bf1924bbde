import type { WordsWorth } from "./bm25.ts";

/** Hits at least this relevant are likely to answer. */
export const answersFrom = 0.5;

export interface Evidence {
  readonly worth: Pick<WordsWorth, "share" | "shared">;
  /** How many words say what the question is about. */
  readonly contentWords: number;
  /** Undefined where there is no vector, or one that says nothing. */
  readonly cosine: number | undefined;
  /** The cosine of a text that has nothing to do with the question. */
  readonly unrelated: number;
}

const fewWords = 4;
const leastRoom = 0.05;

/**
 * How likely a passage is to be about the question, from 0 to 1, whatever else was found: from how
 * much nearer it is in meaning than unrelated texts are, and from the part of the question's words
 * that it holds. By words alone, the fewer there are the more they must weigh. The weights were
 * fitted to questions that a library answers and ones that it does not: docs/decisions/0107.
 */
export function relevanceOf({ worth, contentWords, cosine, unrelated }: Evidence): number {
  if (cosine === undefined) {
    const enough = Math.min(contentWords, fewWords) / fewWords;
    return logistic(2.2 * worth.shared + 4.7 * worth.share + 3.8 * enough - 5.75);
  }
  const nearness = (cosine - unrelated) / Math.max(leastRoom, 1 - unrelated);
  return logistic(15 * nearness + 2.7 * worth.shared - 7.2);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
