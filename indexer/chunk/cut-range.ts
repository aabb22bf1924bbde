import type { TextRange } from "#lib/library";

/** Nearer the beginning than this share of a piece no better place to cut is looked for. */
const leastShare = 0.5;

const clauseEnds = new Set(",;:—–)]}、，；：،؛।·");

/**
 * Cuts a range of a text into pieces of at most so many UTF-16 units: at the end of a line, else of a
 * clause, else of a word, else between two letters. White space between pieces belongs to none.
 */
export function cutRange(text: string, { start, end }: TextRange, longest: number): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > longest) {
    const cut = cutBetween(
      text,
      from + Math.max(1, Math.floor(longest * leastShare)),
      from + longest,
    );
    add(pieces, text, { start: from, end: cut });
    from = cut;
  }
  add(pieces, text, { start: from, end });
  return pieces;
}

/** The best place to cut not before `least` and not after `most`; the last of the equally good ones. */
function cutBetween(text: string, least: number, most: number): number {
  let clause: number | undefined;
  let word: number | undefined;
  for (let place = most; place >= least; place--) {
    const before = text.charAt(place - 1);
    if (before === "\n") return place;
    if (clauseEnds.has(before)) clause ??= place;
    else if (before.trim() === "") word ??= place;
  }
  return clause ?? word ?? betweenLetters(text, most);
}

/** Never within a surrogate pair, and not before a mark that belongs to the letter it stands on. */
function betweenLetters(text: string, most: number): number {
  for (let place = most; place > most - 8; place--) {
    if (!/^[\p{M}\u200d\udc00-\udfff]/u.test(text.slice(place, place + 2))) return place;
  }
  return isWithinPair(text, most) ? most + 1 : most;
}

function isWithinPair(text: string, place: number): boolean {
  return (text.codePointAt(place - 1) ?? 0) > 0xff_ff;
}

function add(pieces: TextRange[], text: string, { start, end }: TextRange): void {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === "") from += 1;
  while (to > from && text.charAt(to - 1).trim() === "") to -= 1;
  if (to > from) pieces.push({ start: from, end: to });
}
