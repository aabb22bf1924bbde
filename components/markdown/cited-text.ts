import { citationMarksIn, type Citation, type Sources } from "#lib/protocol";

/** A piece of a text that cites. */
export type CitedPiece =
  | { readonly type: "text"; readonly text: string }
  /** A mark of the answer's own, or one set behind a sentence that a source bears out. */
  | { readonly type: "mark"; readonly number: number; readonly citation: Citation | undefined }
  /** Words that the answer gives as a quote. */
  | {
      readonly type: "quoted";
      readonly text: string;
      /** Where it ends in the answer. */
      readonly end: number;
      readonly citation: Citation;
    };

/** A part of an answer as it is painted. */
export interface Stretch {
  readonly text: string;
  /** Where each of its letters, and its end, stands in the answer; undefined when that is not known. */
  readonly places: readonly number[] | undefined;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly CitedPiece[];
}

/** Cuts a stretch of an answer where it cites. Numbers that no source has stay text. */
export function citedPieces(stretch: Stretch, sources: Sources): readonly CitedPiece[] {
  const { text } = stretch;
  const marks = marksIn(stretch, sources);
  const cuts = [...marks, ...quotesIn(stretch, sources), ...supportsIn(stretch, sources, marks)];
  const pieces: CitedPiece[] = [];
  let end = 0;
  for (const cut of cuts.toSorted((one, other) => one.start - other.start)) {
    if (cut.start < end) continue;
    if (cut.start > end) pieces.push({ type: "text", text: text.slice(end, cut.start) });
    pieces.push(...cut.pieces);
    end = cut.end;
  }
  if (end < text.length) pieces.push({ type: "text", text: text.slice(end) });
  return pieces;
}

function marksIn({ text, places }: Stretch, sources: Sources): readonly Cut[] {
  const known = new Set(sources.passages.map(({ n }) => n));
  return citationMarksIn(text).flatMap(({ start, end, numbers }) => {
    if (!numbers.some((number) => known.has(number))) return [];
    const pieces = numbers.map((number): CitedPiece =>
      known.has(number)
        ? { type: "mark", number, citation: citationAt(number, places?.[start], sources) }
        : { type: "text", text: `[${number}]` },
    );
    // With the space before it a line could break between a sentence and its mark.
    return { start: text[start - 1] === " " ? start - 1 : start, end, pieces };
  });
}

/** How far behind its words a mark may stand: at the end of their sentence, or right behind it. */
const reach = { quote: 120, paraphrase: 120, support: 2, beside: 0 };

/** What a mark stands for: the nearest words before it that its source bears out; undefined when there are none. */
function citationAt(
  number: number,
  place: number | undefined,
  { citations }: Sources,
): Citation | undefined {
  if (place === undefined) return undefined;
  const distance = ({ at }: Citation) =>
    at === null || at.start > place ? Infinity : Math.max(place - at.end, 0);
  return citations
    .filter((citation) => citation.n === number && distance(citation) <= reach[citation.kind])
    .toSorted((one, other) => distance(one) - distance(other))[0];
}

function quotesIn({ text, places }: Stretch, { citations }: Sources): readonly Cut[] {
  return citations.flatMap((citation) => {
    const range = citation.kind === "support" ? undefined : rangeOf(citation, places);
    if (range === undefined) return [];
    // What is said of a quote stands behind its mark and not between the two.
    const start = opens.test(text[range.start - 1] ?? "") ? range.start - 1 : range.start;
    const end = closes.test(text[range.end] ?? "") ? range.end + 1 : range.end;
    const quoted = text.slice(start, end);
    const reached = places?.[range.end] ?? 0;
    const piece = { type: "quoted" as const, text: quoted, end: reached, citation };
    return { start, end, pieces: [piece] };
  });
}

const opens = /["“„«»‹›‘‚「『]/;
const closes = /["”“»«›‹’‘」』]/;

/** The ends of sentences that a source bears out without the answer saying so. */
function supportsIn(
  { places }: Stretch,
  { citations }: Sources,
  marks: readonly Cut[],
): readonly Cut[] {
  const quotes = citations.filter(({ kind }) => kind === "quote");
  return citations.flatMap((citation) => {
    const range = citation.kind === "support" ? rangeOf(citation, places) : undefined;
    if (range === undefined || places?.[range.end] !== citation.at?.end) return [];
    const isSaid =
      quotes.some((quote) => quote.n === citation.n && overlap(quote.at, citation.at)) ||
      marks.some(
        ({ start, end, pieces }) =>
          start <= range.end + 2 &&
          end > range.start &&
          pieces.some((piece) => isOf(piece, citation)),
      );
    if (isSaid) return [];
    const { end } = range;
    return { start: end, end, pieces: [{ type: "mark" as const, number: citation.n, citation }] };
  });
}

const isOf = (piece: CitedPiece, { n }: Citation) => piece.type === "mark" && piece.number === n;

function overlap(one: Citation["at"], other: Citation["at"]): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}

/** Where in a stretch the words stand to which a citation belongs; undefined when they are elsewhere. */
function rangeOf({ at }: Citation, places: Stretch["places"]) {
  if (at === null || places === undefined) return undefined;
  const start = places.findIndex((place) => place >= at.start);
  const end = places.findLastIndex((place) => place <= at.end);
  return start === -1 || end <= start ? undefined : { start, end };
}
