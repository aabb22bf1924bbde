/** A text as it is compared: without typography. Each of its units knows where it came from. */
export interface PlainText {
  readonly text: string;
  /** Where in the original each unit begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Scripts that put no spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const wordCharacter = /[\p{L}\p{N}]/u;
const mark = /^\p{M}$/u;
const quoteMarks = /^["'`´‘-‟′-‷‹›«»〝-〟「-』﹁-﹄＂＇｀｢｣]$/u;
const dashes = /^[-‐-―⁃−﹘﹣－]$/u;
/** Soft hyphens, joiners, marks of direction, and what Markdown and old plain texts print emphasis with. */
const silent =
  /^[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF*_]$/u;

/**
 * Takes everything out of a text in which two prints of the same words may differ: forms of quotes,
 * dashes, letters and spaces, line ends, hyphens for the printer, small and capital letters.
 */
export function plainTextOf(text: string): PlainText {
  const making = new Making();
  for (let start = 0; start < text.length;) {
    const end = endOfLetter(text, start);
    making.add(text.slice(start, end), { start, end });
    start = end;
  }
  return making.finish();
}

/** Whether a character belongs to a word that spaces set apart from the next. */
export function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character) && !unspaced.test(character);
}

/** A letter comes with the accents behind it, because together they may be one character elsewhere. */
function endOfLetter(text: string, start: number): number {
  let end = start + sizeAt(text, start);
  while (end < text.length && text.charCodeAt(end) >= 0x300) {
    const next = end + sizeAt(text, end);
    if (!mark.test(text.slice(end, next))) break;
    end = next;
  }
  return end;
}

function sizeAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

class Making {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #pieces: string[] = [];
  #last = "";
  #isApart = false;

  finish(): PlainText {
    return { text: this.#pieces.join(""), starts: this.#starts, ends: this.#ends };
  }

  add(letter: string, place: { readonly start: number; readonly end: number }): void {
    const folded = fold(letter);
    if (folded === " ") this.#isApart = true;
    else for (const character of folded) this.#put(character, place);
  }

  #put(character: string, { start, end }: { readonly start: number; readonly end: number }): void {
    // A space says something between two words only; prints differ in those around commas and dashes.
    if (this.#isApart && isWordCharacter(this.#last) && isWordCharacter(character)) {
      this.#push(" ", { start: this.#ends.at(-1) ?? start, end: start });
    }
    this.#isApart = false;
    if (character === this.#last && (character === "-" || character === "'")) {
      this.#ends[this.#ends.length - 1] = end;
      return;
    }
    this.#push(character, { start, end });
  }

  #push(character: string, { start, end }: { readonly start: number; readonly end: number }): void {
    this.#pieces.push(character);
    for (let unit = 0; unit < character.length; unit++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#last = character;
  }
}

function fold(letter: string): string {
  if (letter.trim() === "") return " ";
  if (silent.test(letter)) return "";
  if (quoteMarks.test(letter)) return "'";
  if (dashes.test(letter)) return "-";
  return letter.normalize("NFKC").toLowerCase().trim();
}
