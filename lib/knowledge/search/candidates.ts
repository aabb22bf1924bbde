import type { Table } from "@lancedb/lancedb";
import { isOneOf } from "../index/names.ts";
import type { QueryWords } from "../words/query-words.ts";
import { baseLanguage } from "../words/stem.ts";
import { readWords } from "../words/stored-words.ts";
import type { Candidate } from "./candidate.ts";
import { cosinesOf, findByMeaning, type Near } from "./meaning-leg.ts";
import { holdsPhrase } from "./phrases.ts";
import { findByWords, takeRows, type FoundRow } from "./words-leg.ts";

export interface Legs {
  readonly words: Table;
  readonly query: QueryWords;
  readonly where: string | undefined;
  /** Passages that each way of searching brings. */
  readonly depth: number;
  readonly useWords: boolean;
  readonly meaning: Meaning | undefined;
}

export interface Meaning {
  readonly table: Table;
  readonly vector: readonly number[];
  /** Those the model knows; undefined means all. */
  readonly languages: readonly string[] | undefined;
  readonly unrelated: number;
}

/**
 * What was found by word and what was found by meaning, each with both of its scores: so that a
 * passage found one way is judged the other way too.
 */
export async function gather(legs: Legs): Promise<Candidate[]> {
  const { words, query, where, depth, useWords, meaning } = legs;
  const [rows, nearest] = await Promise.all([
    useWords ? findByWords(words, query, { where, limit: depth }) : [],
    // A phrase must stand in the text, so what is merely near cannot be an answer.
    meaning === undefined || (useWords && query.phrases.length > 0)
      ? []
      : findByMeaning(meaning.table, meaning.vector, { where, limit: depth }),
  ]);
  const known = new Set(rows.map(({ id }) => id));
  const isNear = new Set(nearest.map(({ id }) => id));
  const missing = nearest.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const unmeasured = rows.flatMap(({ id }) => (isNear.has(id) ? [] : [id]));
  const [others, measured] = await Promise.all([
    missing.length === 0 ? [] : takeRows(words, isOneOf("id", missing)),
    meaning === undefined ? [] : cosinesOf(meaning.table, meaning.vector, unmeasured),
  ]);
  const near = [...nearest, ...measured];
  return candidatesOf([...rows, ...others], near, meaning?.languages).filter((candidate) =>
    isWanted(candidate, query),
  );
}

function candidatesOf(
  rows: readonly FoundRow[],
  near: readonly Near[],
  understood: readonly string[] | undefined,
): Candidate[] {
  const known = understood?.map(baseLanguage);
  const cosines = new Map(near.map(({ id, cosine }) => [id, cosine]));
  return rows.map(({ id, documentId, section, start, end, language, words }) => ({
    id,
    documentId,
    section,
    start,
    end,
    language,
    words: readWords(words),
    cosine: cosines.get(id),
    isUnderstood: language === "" || (known?.includes(language) ?? true),
  }));
}

function isWanted(candidate: Candidate, { phrases, without }: QueryWords): boolean {
  return (
    phrases.every((phrase) => holdsPhrase(candidate, phrase)) &&
    !without.some((phrase) => holdsPhrase(candidate, phrase))
  );
}
