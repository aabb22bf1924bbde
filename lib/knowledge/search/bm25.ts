import type { QueryWord } from "../words/query-words.ts";
import type { Candidate } from "./candidate.ts";
import { countNear } from "./nearness.ts";
import { placesIn, type Places } from "./places.ts";

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
 * the passage's own language.
 */
export function wordsScorer(
  words: readonly QueryWord[],
  statistics: Statistics,
): (candidate: Candidate) => WordsWorth {
  const weights = words.map(
    ({ count }, at) => rarity(statistics.frequencies[at] ?? 0, statistics.passages) * count,
  );
  const all = sum(weights);
  const isBare = contentWords(words) === 0;
  const placesOf = placesIn(words);

  return (candidate) => {
    const places = placesOf(candidate);
    const length =
      1 - lengthShare + (lengthShare * candidate.words.body.length) / statistics.averageLength;
    const counts = words.map((_, at) => countOf(places, at));
    const single = sum(weights.map((weight, at) => weight * saturated(counts[at] ?? 0, length)));
    const score = single + nearnessOf(places, weights);
    const held = sum(weights.filter((_, at) => (counts[at] ?? 0) > 0));
    return {
      score,
      share: all === 0 ? 0 : Math.min(1, score / (all * (saturation + 1))),
      shared: all === 0 || isBare ? 0 : held / all,
    };
  };
}

/** How many words of a query say what it is about. */
export function contentWords(words: readonly QueryWord[]): number {
  return words.filter(({ isFunction }) => !isFunction).length;
}

/** How much it says that a passage holds a word which stands in `frequency` of them. */
function rarity(frequency: number, passages: number): number {
  return Math.log(1 + Math.max(0, passages - frequency + 0.5) / (frequency + 0.5));
}

function saturated(count: number, length: number): number {
  return count === 0 ? 0 : (count * (saturation + 1)) / (count + saturation * length);
}

function countOf({ text, headings, singles }: Places, word: number): number {
  const inText = text.get(word)?.length ?? singles.get(word)?.length ?? 0;
  return inText + headingWeight * (headings.get(word)?.length ?? 0);
}

function nearnessOf({ text, headings }: Places, weights: readonly number[]): number {
  return sum(
    weights.slice(1).map((weight, before) => {
      const word = before + 1;
      const count =
        countNear(text.get(before), text.get(word)) +
        headingWeight * countNear(headings.get(before), headings.get(word));
      return (nearnessWeight * ((weights[before] ?? 0) + weight) * saturated(count, 1)) / 2;
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
