import { baseLanguage, stem } from "./stem.ts";

/** A word of a text as it is looked up, and where it stands in UTF-16 units. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const pairScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc`;
const unspacedScripts = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/**
 * Runs of letters by how their script divides words: not at all and briefly written, not at all and
 * spelt, or by spaces.
 */
const runs = new RegExp(
  String.raw`(?<pairs>[${pairScripts}]+)|(?<unspaced>[${unspacedScripts}]+)` +
    String.raw`|(?<spaced>[[\p{L}\p{N}\p{M}[\p{Cf}--\u200b]]--[${pairScripts}${unspacedScripts}]]+)`,
  "gv",
);

const unspacedWords = new Intl.Segmenter("th", { granularity: "word" });
const han = /\p{Script=Han}/gu;
const character = /\P{M}\p{M}*/gu;

/**
 * The words of a text in the order they stand. The same for what is stored and for what is asked, in
 * any language; an unknown one is compared without taking endings off.
 */
export function analyse(text: string, language: string | null): Token[] {
  const base = baseLanguage(language);
  const tokens: Token[] = [];
  const add = (token: Token) => {
    if (token.term !== "") tokens.push(token);
  };
  for (const match of text.matchAll(runs)) {
    const { pairs, unspaced, spaced } = match.groups ?? {};
    if (pairs !== undefined) eachPair(pairs, match.index, add);
    else if (unspaced !== undefined) eachSegment(unspaced, match.index, add);
    else if (spaced !== undefined) add(tokenOf(spaced, match.index, base));
  }
  return tokens;
}

/** Every Han character of a text by itself: for questions of one character, which no pair answers. */
export function singleCharacters(text: string): Token[] {
  return Array.from(text.matchAll(han), (match) => tokenOf(match[0], match.index, ""));
}

function tokenOf(word: string, start: number, language: string): Token {
  return { term: stem(word, language), start, end: start + word.length };
}

/**
 * Japanese, Chinese and Korean by overlapping pairs of characters: what a dictionary takes for a word
 * depends on its surroundings, so a word asked for alone would miss itself in a sentence.
 */
function eachPair(run: string, offset: number, add: (token: Token) => void): void {
  let previous: RegExpExecArray | undefined;
  let count = 0;
  for (const match of run.matchAll(character)) {
    count += 1;
    if (previous !== undefined) {
      add(tokenOf(previous[0] + match[0], offset + previous.index, ""));
    }
    previous = match;
  }
  if (count === 1) add(tokenOf(run, offset, ""));
}

function eachSegment(run: string, offset: number, add: (token: Token) => void): void {
  for (const { segment, index } of unspacedWords.segment(run)) {
    add(tokenOf(segment, offset + index, ""));
  }
}
