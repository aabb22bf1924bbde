import { analyse, singleCharacters, type Token } from "./analyse.ts";
import { parseQuery } from "./parse-query.ts";
import { queryWords, type QueryPhrase, type QueryWord } from "./query-words.ts";

/** A part of an excerpt. */
export interface ExcerptPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Match extends Range {
  /** What it is worth to show it. */
  readonly worth: number;
  /** Which word of the query it is: the same one again is worth less. */
  readonly word: number;
}

const wantedLength = 240;
/** What is shown before the first match. */
const lead = 40;
const repeatedShare = 0.2;

/**
 * The part of a text that fits a query best, about 240 characters long, with what matches marked: by
 * the stems of the languages, phrases as wholes. Without a match it is the beginning of the text.
 */
export function highlight(
  text: string,
  query: string,
  languages: readonly string[],
): readonly ExcerptPiece[] {
  const matches = matchesIn(text, query, languages);
  const window = trimmed(text, bestWindow(text, matches));
  const pieces = piecesOf(text, window, matches);
  const before = window.start > 0 ? [{ text: "…", isMatch: false }] : [];
  const after = window.end < text.trimEnd().length ? [{ text: "…", isMatch: false }] : [];
  return [...before, ...pieces, ...after];
}

function matchesIn(text: string, query: string, languages: readonly string[]): Match[] {
  const { words, phrases } = queryWords(parseQuery(query), languages);
  const wanted = indexed(words);
  const inLanguages = new Set(["", ...languages]);
  const found = new Map<number, Match>();
  const add = (match: Match) => {
    const before = found.get(match.start);
    if (before === undefined || before.end < match.end) found.set(match.start, match);
  };
  for (const language of inLanguages) {
    const tokens = analyse(text, language);
    for (const { term, start, end } of [...tokens, ...singleCharacters(text)]) {
      const word = wanted.get(term);
      if (word !== undefined) add({ start, end, ...word });
    }
    for (const range of phrases.flatMap((phrase) => phraseRanges(tokens, phrase, language))) {
      add({ ...range, worth: 3, word: -1 });
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}

/** Terms by the word of the query they belong to. */
function indexed(words: readonly QueryWord[]): Map<string, { word: number; worth: number }> {
  return new Map(
    words.flatMap(({ all }, word) => all.map((term) => [term, { word, worth: 1 }] as const)),
  );
}

function phraseRanges(tokens: readonly Token[], phrase: QueryPhrase, language: string): Range[] {
  const terms = phrase.get(language) ?? phrase.get("") ?? [];
  return tokens.flatMap(({ start, end }, at) => {
    const stands = terms.every((term, offset) => tokens[at + offset]?.term === term);
    return stands ? [{ start, end: tokens[at + terms.length - 1]?.end ?? end }] : [];
  });
}

/** Slides over the matches; each word counts in full once. */
function bestWindow(text: string, matches: readonly Match[]): Range {
  const [first] = matches;
  if (first === undefined) return { start: 0, end: wantedLength };
  let best = { start: first.start, worth: 0 };
  for (const [at, { start }] of matches.entries()) {
    const worth = worthOf(matches, at, start + wantedLength - lead);
    if (worth > best.worth) best = { start, worth };
  }
  const start = Math.max(0, Math.min(best.start - lead, text.length - wantedLength));
  return { start, end: start + wantedLength };
}

function worthOf(matches: readonly Match[], from: number, until: number): number {
  const seen = new Set<number>();
  let worth = 0;
  for (let at = from; at < matches.length; at++) {
    const match = matches[at];
    if (match === undefined || match.end > until) break;
    worth += seen.has(match.word) ? match.worth * repeatedShare : match.worth;
    seen.add(match.word);
  }
  return worth;
}

/** Cuts between words where there are spaces, and never a character in two. */
function trimmed(text: string, { start, end }: Range): Range {
  const from = start === 0 ? 0 : afterSpace(text, start);
  const to = end >= text.length ? text.length : beforeSpace(text, end);
  return { start: from, end: Math.max(from, to) };
}

const longestWord = 24;

function afterSpace(text: string, at: number): number {
  const space = text.slice(at, at + longestWord).search(/\s/u);
  return space < 0 ? wholeCharacter(text, at) : at + space + 1;
}

function beforeSpace(text: string, at: number): number {
  const tail = text.slice(at - longestWord, at + 1).search(/\s\S*$/u);
  return tail < 0 ? wholeCharacter(text, at) : at - longestWord + tail;
}

function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text[at] ?? "") ? at + 1 : at;
}

/** Matches that touch, as pairs of Japanese characters do, become one. */
function piecesOf(text: string, window: Range, matches: readonly Match[]): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = [];
  let at = window.start;
  for (const { start, end } of joined(matches)) {
    if (end <= at || start >= window.end) continue;
    const from = Math.max(at, start);
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false });
    at = Math.min(end, window.end);
    pieces.push({ text: text.slice(from, at), isMatch: true });
  }
  if (at < window.end) pieces.push({ text: text.slice(at, window.end), isMatch: false });
  return pieces;
}

function joined(matches: readonly Match[]): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of matches) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end && end > last.end) {
      ranges[ranges.length - 1] = { start: last.start, end };
    } else if (last === undefined || start > last.end) ranges.push({ start, end });
  }
  return ranges;
}
