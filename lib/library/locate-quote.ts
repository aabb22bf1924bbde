import { isWordCharacter, plainTextOf, unspaced, type PlainText } from "./plain-text.ts";
import type { TextRange } from "./sentences.ts";

/** Fewer are a turn of phrase, a title or a word somebody doubts. */
const fewestWords = 3;
const fewestLetters = 8;
/** Letters of scripts without spaces, where a word has two or so. */
const fewestUnspaced = 6;
/** Longer than any passage that is shown. */
const longestQuote = 4_000;

/** What a quote may leave out between two of its parts and still be one quote, in characters of the book. */
const longestGap = 400;
const mostTries = 50;

const elision = /[[(]?(?:…|\.{3,}|\.(?: \.){2,})[\])]?/gu;
const word = /[\p{L}\p{N}]+/gu;

/** Whether words between quote marks are enough of them to be looked for. */
export function isQuotable(quote: string): boolean {
  if (quote.length > longestQuote) return false;
  const words = quote.match(word) ?? [];
  const letters = Array.from(words.join(""));
  const dense = letters.filter((letter) => unspaced.test(letter)).length;
  if (dense >= fewestUnspaced) return true;
  return words.length >= fewestWords && letters.length >= fewestLetters;
}

/**
 * Where a quote stands in a text word for word, whatever the typography of either; undefined when it
 * does not, or is too short to tell. Where the quote leaves something out ("a … b"), the place is
 * the whole passage from its first word to its last, if that is not much longer.
 */
export function locateQuote(quote: string, text: string): TextRange | undefined {
  return isQuotable(quote) ? locateIn(plainTextOf(text), quote) : undefined;
}

/** As `locateQuote`, for many quotes in one text. */
export function locateIn(text: PlainText, quote: string): TextRange | undefined {
  const whole = plainTextOf(quote).text;
  const found = find(text, whole, 0) ?? find(text, bare(whole), 0);
  if (found !== undefined) return original(text, found);
  const parts = quote.split(elision).map((part) => bare(plainTextOf(part).text));
  return locateParts(
    text,
    parts.filter((part) => part !== ""),
  );
}

/** In order, with little between them. */
function locateParts(text: PlainText, parts: readonly string[]): TextRange | undefined {
  const [first = "", ...others] = parts;
  if (others.length === 0 || !parts.every(saysSomething)) return undefined;
  let from = 0;
  for (let tries = 0; tries < mostTries; tries++) {
    const beginning = find(text, first, from);
    if (beginning === undefined) return undefined;
    let end: number | undefined = beginning.end;
    for (const part of others) end = end === undefined ? end : endOfNext(text, part, end);
    if (end !== undefined) return original(text, { start: beginning.start, end });
    from = beginning.end;
  }
  return undefined;
}

function endOfNext(text: PlainText, part: string, from: number): number | undefined {
  const next = find(text, part, from);
  return next === undefined || next.start - from > longestGap ? undefined : next.end;
}

/** Single words are found anywhere. */
function saysSomething(part: string): boolean {
  return (
    part.includes(" ") || Array.from(part).filter((letter) => unspaced.test(letter)).length > 2
  );
}

/** The first place of some words that cuts no word in two. */
function find({ text }: PlainText, words: string, from: number): TextRange | undefined {
  if (words === "") return undefined;
  for (
    let start = text.indexOf(words, from);
    start !== -1;
    start = text.indexOf(words, start + 1)
  ) {
    const end = start + words.length;
    if (!isWithinWord(text, start) && !isWithinWord(text, end)) return { start, end };
  }
  return undefined;
}

function isWithinWord(text: string, index: number): boolean {
  return isWordCharacter(text.charAt(index - 1)) && isWordCharacter(text.charAt(index));
}

/** Commas and full stops are often set inside the quote marks though the book has none there. */
function bare(plain: string): string {
  return plain.replaceAll(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, "");
}

function original({ starts, ends }: PlainText, { start, end }: TextRange): TextRange | undefined {
  const first = starts[start];
  const last = ends[end - 1];
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}
