import { inLanguage, type QueryWord } from "../words/query-words.ts";
import type { Candidate } from "./candidate.ts";
import { countNear } from "./nearness.ts";

/** What is known of all passages. */
export interface Statistics {
  readonly passages: number;
  readonly averageLength: number;
  /** In how many passages each of the words stands, in the order of the words. */
  readonly frequencies: readonly number[];
}

/** What a passage is worth by its words. */
export interface WordsWorth {
  /** BM25, and something for words that stand near each other as they do in the query; 0 without a match. */
  readonly score: number;
  /** The score beside that of a passage full of every word: below 1, comparable across queries. */
  readonly share: number;
  /** Of what the query is about, the part whose words the passage holds, rare words counting more; 0 for a query about nothing. */
  readonly shared: number;
}

const saturation = 1.2;
const lengthShare = 0.75;
/** A word in a heading counts for as much as this many in the text. */
const headingWeight = 2;
/** What two neighbours of the query that are near each other in the passage add to either of them. */
const nearnessWeight = 0.2;

/**
 * Prepares BM25 for a query. It is counted here and not taken from the index: so every candidate has
 * it, whichever way it was found and whether it is indexed yet, and a word is compared by its stem in
 * the passage's own language. Words every text has count only when nothing else is asked.
 */
export function wordsScorer(
  words: readonly QueryWord[],
  statistics: Statistics,
): (candidate: Candidate) => WordsWorth {
  const asked = askedFor(words);
  const isBare = contentWords(words) === 0;
  const weights = words.map((word, at) =>
    asked.includes(at)
      ? rarity(statistics.frequencies[at] ?? 0, statistics.passages) * word.count
      : 0,
  );
  const all = sum(asked.map((at) => weights[at] ?? 0));
  const lookups = new Map<string, ReadonlyMap<string, readonly number[]>>();

  return (candidate) => {
    const { body, headings, singles } = candidate.words;
    const lookup = lookups.get(candidate.language) ?? lookupOf(words, candidate.language);
    lookups.set(candidate.language, lookup);
    const text = placesOf(body, lookup);
    const above = placesOf(headings, lookup);
    const alone = placesOf(singles, lookup);
    const length = 1 - lengthShare + (lengthShare * body.length) / statistics.averageLength;
    const counts = words.map((_, at) => {
      const inText = text.get(at)?.length ?? alone.get(at)?.length ?? 0;
      return inText + headingWeight * (above.get(at)?.length ?? 0);
    });
    const single = sum(asked.map((at) => (weights[at] ?? 0) * saturated(counts[at] ?? 0, length)));
    const near = sum(
      asked.slice(1).map((at, index) => {
        const before = asked[index] ?? 0;
        const count =
          countNear(text.get(before), text.get(at)) +
          headingWeight * countNear(above.get(before), above.get(at));
        const weight = ((weights[before] ?? 0) + (weights[at] ?? 0)) / 2;
        return nearnessWeight * weight * saturated(count, 1);
      }),
    );
    const held = sum(asked.map((at) => ((counts[at] ?? 0) > 0 ? (weights[at] ?? 0) : 0)));
    return {
      score: single + near,
      share: all === 0 ? 0 : Math.min(1, (single + near) / (all * (saturation + 1))),
      shared: all === 0 || isBare ? 0 : held / all,
    };
  };
}

/** How much it says that a passage holds a word which stands in `frequency` of them. */
function rarity(frequency: number, passages: number): number {
  return Math.log(1 + Math.max(0, passages - frequency + 0.5) / (frequency + 0.5));
}

function saturated(count: number, length: number): number {
  return count === 0 ? 0 : (count * (saturation + 1)) / (count + saturation * length);
}

/** How many words of a query say what it is about. */
export function contentWords(words: readonly QueryWord[]): number {
  return words.filter(({ isFunction }) => !isFunction).length;
}

function askedFor(words: readonly QueryWord[]): number[] {
  const content = [...words.keys()].filter((at) => words[at]?.isFunction === false);
  return content.length > 0 ? content : [...words.keys()];
}

/** Which words of the query a term stands for in a language. */
function lookupOf(
  words: readonly QueryWord[],
  language: string,
): ReadonlyMap<string, readonly number[]> {
  const lookup = new Map<string, number[]>();
  for (const [at, { terms }] of words.entries()) {
    const term = inLanguage(terms, language) ?? "";
    if (term !== "") lookup.set(term, [...(lookup.get(term) ?? []), at]);
  }
  return lookup;
}

/** Where each word of the query stands, one pass over the terms. */
function placesOf(
  terms: readonly string[],
  lookup: ReadonlyMap<string, readonly number[]>,
): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [place, term] of terms.entries()) {
    for (const word of lookup.get(term) ?? []) {
      const before = places.get(word);
      if (before === undefined) places.set(word, [place]);
      else before.push(place);
    }
  }
  return places;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
