import { maxTitleLength } from "#lib/protocol";

const maxCharacters = 60;
const untitled = "New conversation";

/** Line breaks, control characters and marks that would turn the direction of the list around it. */
const unfit = /[\s\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const markdown = /^(?:[#>*+\-`\s]+)/;

/** A title from the first words of a message: one line, whole words where they fit. */
export function titleFrom(text: string): string {
  // A pasted book need not be read to its end for sixty characters.
  const line = text.slice(0, 2_000).replace(unfit, " ").trim().replace(markdown, "").trim();
  const end = endOfFitting(line);
  if (end === 0) return untitled;
  if (end === line.length) return line;

  const lastSpace = line.lastIndexOf(" ", end);
  return `${line.slice(0, lastSpace > end / 2 ? lastSpace : end)}…`;
}

/** Where the last character ends that fits, as a person counts characters. */
function endOfFitting(line: string): number {
  const characters = [...new Intl.Segmenter().segment(line.slice(0, 2 * maxTitleLength))];
  const ends = characters.map(({ index, segment }) => index + segment.length);
  return ends.slice(0, maxCharacters).findLast((end) => end < maxTitleLength) ?? 0;
}
