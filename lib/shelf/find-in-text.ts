import type { FoundInBook } from "#lib/protocol";
import { fold, foldWithPlaces } from "./fold.ts";

type Excerpt = FoundInBook["places"][number]["excerpt"];

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly excerpt: Excerpt;
}

/** In UTF-16 units, on either side of a match. */
const around = 70;

export interface Window {
  /** Places are told that begin from here … */
  readonly from: number;
  /** … to before here; they may end behind it. */
  readonly to: number;
  readonly limit: number;
}

/** How far behind the window one is read that begins in it: words of 200 characters, widely spaced. */
const overhang = 2_000;

/**
 * Where words stand in a text exactly in this order, whatever their case, accents and spaces. No two
 * places overlap. It takes time by the window's length.
 */
export function findInText(text: string, words: string, { from, to, limit }: Window): Found[] {
  const wanted = fold(words);
  if (wanted === "" || limit <= 0) return [];
  const { folded, places } = foldWithPlaces(text.slice(from, to + overhang));
  const found: Found[] = [];
  let next = folded.indexOf(wanted);
  while (next !== -1 && found.length < limit) {
    const start = from + (places[next] ?? 0);
    if (start >= to) break;
    const end = from + endOf(places, next + wanted.length);
    found.push({ start, end, excerpt: excerptAround(text, start, end) });
    next = folded.indexOf(wanted, next + wanted.length);
  }
  return found;
}

/** The end of the last character that takes part; signs that fold to nothing belong to it. */
function endOf(places: Uint32Array, after: number): number {
  let next = after;
  // Half of what one character folds to is that character.
  while (next < places.length - 1 && places[next] === places[after - 1]) next += 1;
  return places[next] ?? 0;
}

function excerptAround(text: string, start: number, end: number): Excerpt {
  const from = cleanCut(text, Math.max(0, start - around));
  const to = cleanCut(text, Math.min(text.length, end + around));
  const pieces = [
    { text: (from > 0 ? "…" : "") + text.slice(from, start), isMatch: false },
    { text: text.slice(start, end), isMatch: true },
    { text: text.slice(end, to) + (to < text.length ? "…" : ""), isMatch: false },
  ];
  return pieces.filter((piece) => piece.text !== "");
}

/** Not between the halves of a surrogate pair. */
function cleanCut(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
