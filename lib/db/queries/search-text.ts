/** Scripts that write without spaces, or hang endings on their words: the words of Postgres are not theirs. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const wordSign = /[\p{L}\p{N}]/u;

/** What is no part of a word and means nothing to a search, other than quotes and a minus before a word. */
const betweenWords = /[^\p{L}\p{N}\p{M}\s"-]+|(?<=[^\s"])-+|-+(?=[\s"-]|$)/gu;

/** How a text is looked for, and what of it is marked in what is found. */
export interface Search {
  readonly wanted: WantedWords | WantedLetters;
  readonly marks: readonly RegExp[];
}

export interface WantedWords {
  readonly by: "words";
  /** As Postgres's web search reads it: quotes, minus, or. */
  readonly whole: string;
  /** The last words, when they may be the beginnings of some. */
  readonly beginning: string | null;
  /** Whether the beginning is an alternative to the rest, and not a further demand. */
  readonly isAlternative: boolean;
}

/** All of these pieces must be there; none of them is a search for nothing. */
export interface WantedLetters {
  readonly by: "letters";
  readonly pieces: readonly string[];
}

/**
 * How a typed text is to be looked for. Texts in scripts without spaces, and those that hold no
 * word at all, are looked for letter by letter.
 */
export function readSearch(text: string): Search {
  const typed = text.replaceAll("\0", " ").toWellFormed().trim();
  if (unspaced.test(typed) || !wordSign.test(typed)) {
    const pieces = typed.split(/[\s"]+/u).filter((piece) => piece !== "");
    return {
      wanted: { by: "letters", pieces },
      marks: pieces.map((piece) => new RegExp(escaped(piece), "giu")),
    };
  }
  const words = typed.replaceAll(betweenWords, " ").trim();
  const wanted = readWords(words, typed.split(/\s+/u).at(-1) ?? "");
  return { wanted, marks: marksOf(words, wanted.beginning) };
}

/** A text as a pattern of LIKE that finds it anywhere. */
export function likePattern(piece: string): string {
  return `%${piece.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

function readWords(words: string, lastTyped: string): WantedWords {
  const last = lastTyped.replaceAll(betweenWords, " ").trim();
  const isInQuotes = words.split('"').length % 2 === 0 || last.includes('"');
  if (isInQuotes || last.startsWith("-") || !wordSign.test(last)) {
    return { by: "words", whole: words, beginning: null, isAlternative: false };
  }
  const rest = words.slice(0, words.length - last.length).trim();
  const withoutOr = rest.replace(/(?:^|\s)or$/iu, "");
  return {
    by: "words",
    whole: withoutOr,
    beginning: last,
    isAlternative: withoutOr !== rest,
  };
}

function marksOf(words: string, beginning: string | null): RegExp[] {
  const begun = new Set(beginning?.split(/\s+/u));
  return words
    .split(/[\s"]+/u)
    .filter((word) => wordSign.test(word) && !word.startsWith("-") && word.toLowerCase() !== "or")
    .map((word) => wordPattern(word, begun.has(word)));
}

function wordPattern(word: string, isBeginning: boolean): RegExp {
  const sign = String.raw`[\p{L}\p{N}\p{M}]`;
  const end = isBeginning ? `${sign}*` : `(?!${sign})`;
  return new RegExp(`(?<!${sign})${escaped(word)}${end}`, "giu");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
