/** Where a text says which sources it leans on. */
export interface CitationMark {
  readonly start: number;
  readonly end: number;
  /** As written, and in that order: nothing says that such sources exist. */
  readonly numbers: readonly number[];
}

/** A number in round brackets behind it makes it the text of a link. */
const mark =
  /[[【]\s{0,3}\^?(?:(?:sources?|passages?)\s)?(\d{1,3}(?:\s?(?:[,;&]|and)\s?\d{1,3}){0,20})(?:†[^\]】\n]{0,40})?\s{0,3}[\]】](?!\()/giu;

/**
 * The ways in which models cite: `[2]`, `[1, 3]`, `[^2]`, `【2†lines 3】`, `[Source 2]`. The page
 * makes links of the same ones that the server verified. It knows nothing of code and formulas.
 */
export function citationMarksIn(text: string): readonly CitationMark[] {
  return [...text.matchAll(mark)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    numbers: (match[1] ?? "").split(/\D+/).map(Number),
  }));
}
