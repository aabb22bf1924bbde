import type { SearchHit } from "#lib/protocol";

type Piece = SearchHit["excerpt"][number];

/** For private use, so that they mean nothing in a text; taken out of it before they are put in. */
export const matchStart = "\ue000";
export const matchEnd = "\ue001";

const excerptLength = 160;

/** What means something in a regular expression. */
const special = /[\\^$.*+?()[\]{}|/-]/g;

/** Postgres's excerpt, in which what matched stands between the two marks. */
export function piecesOfMarked(marked: string): Piece[] {
  return marked
    .split(matchStart)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isMatch: false }];
      const [match = "", ...rest] = part.split(matchEnd);
      return [
        { text: match, isMatch: true },
        { text: rest.join(""), isMatch: false },
      ];
    })
    .filter(({ text }) => text !== "");
}

/** An excerpt around the first of the pieces that a text holds, for a search by letters. */
export function piecesAround(text: string, wanted: readonly string[]): Piece[] {
  const first = findFirst(text, wanted, 0);
  const from =
    first === undefined ? 0 : characterStart(text, Math.max(0, first.start - excerptLength / 4));
  const to = characterStart(text, Math.min(text.length, from + excerptLength));
  const pieces: Piece[] = [];
  let place = from;
  for (;;) {
    const match = findFirst(text, wanted, place);
    if (match === undefined || match.end > to) break;
    pieces.push({ text: text.slice(place, match.start), isMatch: false });
    pieces.push({ text: text.slice(match.start, match.end), isMatch: true });
    place = match.end;
  }
  pieces.push({ text: text.slice(place, to), isMatch: false });
  return pieces.filter((piece) => piece.text !== "");
}

function findFirst(text: string, wanted: readonly string[], from: number) {
  const found = wanted
    .map((piece) => new RegExp(piece.replaceAll(special, String.raw`\$&`), "giu"))
    .flatMap((pattern) => {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      return match === null ? [] : [{ start: match.index, end: match.index + match[0].length }];
    });
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end)[0];
}

/** Not between the halves of a surrogate pair. */
function characterStart(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
