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

/**
 * Where words stand in a text exactly in this order, whatever their case, accents and spaces; at
 * most `limit` places, none of which overlap.
 */
export function findInText(text: string, words: string, limit: number): Found[] {
  const wanted = fold(words);
  if (wanted === "" || limit <= 0) return [];
  const { folded, places } = foldWithPlaces(text);
  const found: Found[] = [];
  let from = folded.indexOf(wanted);
  while (from !== -1 && found.length < limit) {
    const start = places[from] ?? 0;
    const end = endOf(places, from + wanted.length);
    found.push({ start, end, excerpt: excerptAround(text, start, end) });
    from = folded.indexOf(wanted, from + wanted.length);
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
