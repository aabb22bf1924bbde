import { inLanguage, type QueryWord } from "../words/query-words.ts";
import type { Candidate } from "./candidate.ts";

type PlacesOfWords = ReadonlyMap<number, readonly number[]>;

/** Where each word of a query, by its place in the query, stands in a passage. */
export interface Places {
  readonly text: PlacesOfWords;
  readonly headings: PlacesOfWords;
  readonly singles: PlacesOfWords;
}

/** Looks words up in passages, by their stems in each passage's language. */
export function placesIn(words: readonly QueryWord[]): (candidate: Candidate) => Places {
  const lookups = new Map<string, ReadonlyMap<string, readonly number[]>>();
  return ({ language, words: { body, headings, singles } }) => {
    const lookup = lookups.get(language) ?? lookupOf(words, language);
    lookups.set(language, lookup);
    return {
      text: placesOf(body, lookup),
      headings: placesOf(headings, lookup),
      singles: placesOf(singles, lookup),
    };
  };
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

/** One pass over the terms. */
function placesOf(
  terms: readonly string[],
  lookup: ReadonlyMap<string, readonly number[]>,
): PlacesOfWords {
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
