import type { SearchHit } from "#lib/protocol";

type Piece = SearchHit["excerpt"][number];

interface Match {
  readonly start: number;
  readonly end: number;
  /** Which of the patterns it is a match of. */
  readonly pattern: number;
}

/** In UTF-16 units. */
const excerptLength = 180;
const before = 40;

/** A word that stands everywhere need not be counted to the end. */
const matchesAtMost = 500;

/**
 * The part of a text in which most of the patterns match, in pieces that say what matched. The
 * patterns must be global.
 */
export function excerptOf(text: string, patterns: readonly RegExp[]): Piece[] {
  const matches = findMatches(text, patterns);
  const first = densest(matches);
  const from = wordStart(text, Math.max(0, (first?.start ?? 0) - before));
  const to = wordEnd(text, Math.min(text.length, from + excerptLength));
  const pieces: Piece[] = [{ text: from > 0 ? "…" : "", isMatch: false }];
  let place = from;
  for (const { start, end } of matches) {
    if (start < place || end > to) continue;
    pieces.push({ text: text.slice(place, start), isMatch: false });
    pieces.push({ text: text.slice(start, end), isMatch: true });
    place = end;
  }
  pieces.push({ text: text.slice(place, to) + (to < text.length ? "…" : ""), isMatch: false });
  return pieces.filter((piece) => piece.text !== "");
}

/** In the order of the text; of two that begin together the longer one first. */
function findMatches(text: string, patterns: readonly RegExp[]): Match[] {
  const matches: Match[] = [];
  for (const [pattern, expression] of patterns.entries()) {
    let count = 0;
    for (const match of text.matchAll(expression)) {
      if (match[0] === "" || count === matchesAtMost) break;
      matches.push({ start: match.index, end: match.index + match[0].length, pattern });
      count += 1;
    }
  }
  return matches.toSorted((one, other) => one.start - other.start || other.end - one.end);
}

/** The match behind which, within an excerpt, most patterns match. */
function densest(matches: readonly Match[]): Match | undefined {
  let best: Match | undefined;
  let most = 0;
  for (const [index, match] of matches.entries()) {
    const seen = new Set<number>();
    for (let next = index; next < matches.length; next += 1) {
      const other = matches[next];
      if (other === undefined || other.end > match.start + excerptLength - before) break;
      seen.add(other.pattern);
    }
    if (seen.size > most) [best, most] = [match, seen.size];
  }
  return best;
}

/** The beginning of a word at or shortly before an index, else of a character. */
function wordStart(text: string, index: number): number {
  if (index === 0) return 0;
  const space = text.slice(Math.max(0, index - before), index).search(/\s\S*$/u);
  return space === -1 ? characterStart(text, index) : Math.max(0, index - before) + space + 1;
}

function wordEnd(text: string, index: number): number {
  if (index === text.length) return index;
  const space = text.slice(index, index + before).search(/\s/u);
  return space === -1 ? characterStart(text, index) : index + space;
}

/** Not between the halves of a surrogate pair. */
function characterStart(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
