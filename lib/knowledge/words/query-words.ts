import { analyse } from "./analyse.ts";
import { isFunctionWord } from "./function-words.ts";
import { baseLanguage } from "./stem.ts";
import type { ParsedQuery } from "./parse-query.ts";

/** A word that is asked for, as it is looked up in passages of each language. */
export interface QueryWord {
  /** By the first part of a language tag; empty for passages of an unknown language. */
  readonly terms: ReadonlyMap<string, string>;
  /** All of them, each once. */
  readonly all: readonly string[];
  /** How often it is asked for. */
  readonly count: number;
  /** True for words that every text has, whatever it is about. */
  readonly isFunction: boolean;
}

/** A phrase or an excluded word: its terms in order, for passages of each language. */
export type QueryPhrase = ReadonlyMap<string, readonly string[]>;

export interface QueryWords {
  /** Those that say what is asked for; only where none does, those that every text has. */
  readonly words: readonly QueryWord[];
  readonly phrases: readonly QueryPhrase[];
  readonly without: readonly QueryPhrase[];
}

const mostWords = 64;
const mostLanguages = 12;
const mostPhrases = 8;

/** Prepares a query for passages of these languages and of unknown ones. */
export function queryWords(query: ParsedQuery, languages: readonly string[]): QueryWords {
  const bases = [...new Set(["", ...languages.map(baseLanguage)])].slice(0, mostLanguages);
  const phrasesOf = (texts: readonly string[]) =>
    texts.slice(0, mostPhrases).flatMap((text) => phraseOf(text, bases) ?? []);
  return {
    words: thatSaySomething(wordsOf(query.wanted, bases)),
    phrases: phrasesOf(query.phrases),
    without: phrasesOf(query.without),
  };
}

/** What a word or a phrase is called in passages of a language. */
export function inLanguage<T>(terms: ReadonlyMap<string, T>, language: string): T | undefined {
  return terms.get(language) ?? terms.get("");
}

function thatSaySomething(words: readonly QueryWord[]): readonly QueryWord[] {
  const content = words.filter(({ isFunction }) => !isFunction);
  return content.length > 0 ? content : words;
}

function wordsOf(text: string, languages: readonly string[]): QueryWord[] {
  const found = new Map<string, QueryWord>();
  const byLanguage = languages.map((language) => ({ language, tokens: analyse(text, language) }));
  for (const [at, { start, end }] of analyse(text, null).entries()) {
    const terms = new Map(
      byLanguage.map(({ language, tokens }) => [language, tokens[at]?.term ?? ""]),
    );
    const key = [...terms.values()].join(" ");
    const count = (found.get(key)?.count ?? 0) + 1;
    const all = [...new Set(terms.values())].filter((term) => term !== "");
    const isFunction = isFunctionWord(text.slice(start, end));
    if (found.has(key) || found.size < mostWords) found.set(key, { terms, all, count, isFunction });
  }
  return [...found.values()];
}

function phraseOf(text: string, languages: readonly string[]): QueryPhrase | undefined {
  const terms = new Map(
    languages.map((language) => [language, analyse(text, language).map(({ term }) => term)]),
  );
  return terms.get("")?.length === 0 ? undefined : terms;
}
