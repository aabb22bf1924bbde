import { analyse, singleCharacters } from "./analyse.ts";

/** Stands between the parts of a stored passage; no word holds it. */
const divider = "¶";

/** A passage's words as the index stores them, taken apart. */
export interface StoredWords {
  readonly headings: readonly string[];
  readonly body: readonly string[];
  /** Han characters of the body, each once: for questions of one character. */
  readonly singles: readonly string[];
}

/** Writes the words of a passage into one column (headings, text, single characters) and counts those of the text. */
export function storeWords(passage: {
  readonly text: string;
  readonly headings: readonly string[];
  readonly language: string | null;
}): { readonly words: string; readonly length: number } {
  const { text, headings, language } = passage;
  const body = analyse(text, language).map(({ term }) => term);
  const above = headings.flatMap((heading) => analyse(heading, language).map(({ term }) => term));
  const singles = new Set(singleCharacters(text).map(({ term }) => term));
  const tail = singles.size === 0 ? [] : [divider, ...singles];
  return { words: [...above, divider, ...body, ...tail].join(" "), length: body.length };
}

export function readWords(stored: string): StoredWords {
  const parts: string[][] = [[]];
  for (const term of stored.split(" ")) {
    if (term === divider) parts.push([]);
    else if (term !== "") parts.at(-1)?.push(term);
  }
  const [headings = [], body = [], singles = []] = parts;
  return { headings, body, singles };
}
