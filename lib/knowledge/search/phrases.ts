import { inLanguage, type QueryPhrase } from "../words/query-words.ts";
import type { Candidate } from "./candidate.ts";

/** Whether a passage, or a heading above it, holds the words of a phrase one after the other. */
export function holdsPhrase({ words, language }: Candidate, phrase: QueryPhrase): boolean {
  const terms = inLanguage(phrase, language) ?? [];
  if (terms.length === 1 && words.singles.includes(terms[0] ?? "")) return true;
  return stands(terms, words.body) || stands(terms, words.headings);
}

function stands(terms: readonly string[], within: readonly string[]): boolean {
  const first = terms[0];
  if (first === undefined) return false;
  for (let at = within.indexOf(first); at >= 0; at = within.indexOf(first, at + 1)) {
    if (terms.every((term, offset) => within[at + offset] === term)) return true;
  }
  return false;
}
