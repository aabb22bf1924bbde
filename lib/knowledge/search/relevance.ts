import type { QueryWord } from "../words/query-words.ts";
import { countOf, rarity, type Statistics } from "./bm25.ts";
import type { Candidate } from "./candidate.ts";

/** Hits at least this relevant are likely to answer: calibrated, see docs/decisions/0108. */
export const answersFrom = 0.5;

/**
 * How likely a passage is to be about the question, from 0 to 1, whatever else was found: from how
 * near it is in meaning and from the part of the question's words that it holds.
 */
export function relevanceOf(
  candidate: Candidate,
  words: readonly QueryWord[],
  statistics: Statistics,
): number {
  const shared = sharedWords(candidate, words, statistics);
  const { cosine } = candidate;
  if (cosine === undefined) return logistic(8 * (shared - 0.6));
  return logistic(30 * (cosine - 0.84) + 4 * (shared - 0.5));
}

/** Of what the question is about, the part whose words the passage holds, rare words counting more. */
export function sharedWords(
  candidate: Candidate,
  words: readonly QueryWord[],
  statistics: Statistics,
): number {
  let shared = 0;
  let all = 0;
  for (const [at, word] of words.entries()) {
    if (word.isFunction) continue;
    const weight = rarity(statistics.frequencies[at] ?? 0, statistics.passages);
    all += weight;
    if (countOf(candidate, word) > 0) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
