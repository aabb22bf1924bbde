/** Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Arabic and Hebrew. */
const signs =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu;

const space = /\s/u;

/** A text as it is compared: without case, accents and the difference between kinds of space. */
export function fold(text: string): string {
  return foldWithPlaces(text).folded.trim();
}

export interface Folded {
  readonly folded: string;
  /** Where in the text each unit of `folded` comes from, and at the end its length. */
  readonly places: Uint32Array;
}

/** The same, with a way back. Some milliseconds for a hundred thousand units. */
export function foldWithPlaces(text: string): Folded {
  const pieces: string[] = [];
  let places = new Uint32Array(text.length + 1);
  let length = 0;
  let place = 0;
  let isAfterSpace = false;
  for (const character of text) {
    const isSpace = space.test(character);
    const piece = isSpace ? (isAfterSpace ? "" : " ") : foldCharacter(character);
    isAfterSpace = isSpace;
    if (length + piece.length >= places.length) places = grown(places);
    places.fill(place, length, length + piece.length);
    pieces.push(piece);
    length += piece.length;
    place += character.length;
  }
  places[length] = text.length;
  return { folded: pieces.join(""), places: places.subarray(0, length + 1) };
}

const known = new Map<string, string>();

/** Recomposed after its accents are gone: a sign that makes another letter, as in Japanese, stays. */
function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = character.normalize("NFKD").replace(signs, "").normalize("NFC").toLowerCase();
  // A book may hold every character there is.
  if (known.size > 10_000) known.clear();
  known.set(character, folded);
  return folded;
}

/** One character may fold to several: ﬁ, ㎏, ﷺ. */
function grown(places: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(places.length * 2 + 32);
  more.set(places);
  return more;
}
