import { inLanguage, type QueryWord } from "../words/query-words.ts";
import type { Candidate } from "./candidate.ts";

/** What BM25 knows of all passages. */
export interface Statistics {
  readonly passages: number;
  readonly averageLength: number;
  /** In how many passages each of the words stands, in the order of the words. */
  readonly frequencies: readonly number[];
}

const saturation = 1.2;
const lengthShare = 0.75;
/** A word in a heading counts for as much as this many in the text. */
const headingWeight = 2;

/** How much it says that a passage holds a word which stands in `frequency` of them. */
export function rarity(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/**
 * BM25 of a passage; undefined when it holds none of the words. Counted here and not taken from the
 * index: so every candidate has it, whichever way it was found and whether it is indexed yet, and a
 * word is compared by its stem in the passage's own language.
 */
export function bm25(
  candidate: Candidate,
  words: readonly QueryWord[],
  statistics: Statistics,
): number | undefined {
  const { body } = candidate.words;
  const length = 1 - lengthShare + (lengthShare * body.length) / statistics.averageLength;
  const isBare = words.every(({ isFunction }) => isFunction);
  let score = 0;
  for (const [at, word] of words.entries()) {
    const count = word.isFunction && !isBare ? 0 : countOf(candidate, word);
    if (count === 0) continue;
    const weight = rarity(statistics.frequencies[at] ?? 0, statistics.passages) * word.count;
    score += (weight * count * (saturation + 1)) / (count + saturation * length);
  }
  return score === 0 ? undefined : score;
}

/** How often a passage holds a word, headings weighed. */
export function countOf({ words, language }: Candidate, word: QueryWord): number {
  const term = inLanguage(word.terms, language);
  if (term === undefined || term === "") return 0;
  const inText = countIn(words.body, term) || (words.singles.includes(term) ? 1 : 0);
  return inText + headingWeight * countIn(words.headings, term);
}

function countIn(terms: readonly string[], term: string): number {
  let count = 0;
  for (const one of terms) if (one === term) count += 1;
  return count;
}
