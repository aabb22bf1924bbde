/** Scripts that write without spaces, or hang endings on their words: the words of Postgres are not theirs. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const wordSign = /[\p{L}\p{N}]/u;

/** What is looked for by words. */
export interface WordQuery {
  readonly by: "words";
  /** As Postgres's web search reads it: quotes, minus, or. */
  readonly whole: string;
  /** The last word, when it may be the beginning of one. */
  readonly beginning: string | null;
  /** Whether the beginning is an alternative to the rest, and not a further demand. */
  readonly isAlternative: boolean;
}

/** What is looked for letter by letter: all of these pieces must be there. */
export interface LetterQuery {
  readonly by: "letters";
  readonly pieces: readonly string[];
}

/**
 * How a text is to be looked for. Texts in scripts without spaces, and those that hold no word at
 * all, are looked for by letters.
 */
export function readSearch(text: string): WordQuery | LetterQuery {
  const typed = text.replaceAll("\0", " ").toWellFormed().trim();
  if (unspaced.test(typed) || !wordSign.test(typed))
    return { by: "letters", pieces: piecesOf(typed) };
  const lastSpace = typed.search(/\S+$/u);
  const last = typed.slice(lastSpace);
  const isInQuotes = typed.split('"').length % 2 === 0;
  if (isInQuotes || last.endsWith('"') || last.startsWith("-") || !wordSign.test(last)) {
    return { by: "words", whole: typed, beginning: null, isAlternative: false };
  }
  const rest = typed.slice(0, lastSpace).trim();
  const withoutOr = rest.replace(/(?:^|\s+)or$/iu, "");
  return { by: "words", whole: withoutOr, beginning: last, isAlternative: withoutOr !== rest };
}

function piecesOf(typed: string): string[] {
  return typed.split(/[\s"]+/u).filter((piece) => piece !== "");
}

/** A text as a pattern of LIKE that finds it anywhere. */
export function likePattern(piece: string): string {
  return `%${piece.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}
