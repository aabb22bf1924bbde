import type { Mark } from "#lib/protocol";

interface Range {
  readonly start: number;
  readonly end: number;
}

type StyleName = Exclude<Mark["type"], "ruby" | "link">;

/** A piece of a block as it is painted: text, or something around pieces. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "highlight" | StyleName;
      readonly start: number;
      readonly children: readonly Inline[];
    }
  | { readonly kind: "ruby"; readonly reading: string; readonly children: readonly Inline[] }
  | {
      readonly kind: "link";
      readonly to: { readonly section: number; readonly offset: number };
      readonly children: readonly Inline[];
    };

interface InlineOptions extends Range {
  /** Of the whole section. */
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly highlight?: Range | undefined;
}

/** From the outermost to the innermost: a link stays one link whatever is emphasised in it. */
const styles: readonly StyleName[] = [
  "code",
  "strong",
  "emphasis",
  "small-caps",
  "superscript",
  "subscript",
];

type Wrap = (piece: Range, children: readonly Inline[]) => Inline;

interface Layer {
  /** In order, without overlaps. */
  readonly ranges: readonly (Range & { readonly wrap: Wrap })[];
}

/**
 * What is painted of a range of a section's text. Marks may overlap in any way; what comes out is
 * nested, and its texts one after the other are the text of the range.
 */
export function inlineTree({ text, start, end, marks, highlight }: InlineOptions): Inline[] {
  const around =
    (kind: "highlight" | StyleName): Wrap =>
    (piece, children) => ({ kind, start: piece.start, children });
  const layers: Layer[] = [
    { ranges: highlight === undefined ? [] : [{ ...highlight, wrap: around("highlight") }] },
    { ranges: apart(marks.flatMap((mark) => (mark.type === "link" ? [linkOf(mark)] : []))) },
    { ranges: apart(marks.flatMap((mark) => (mark.type === "ruby" ? [rubyOf(mark)] : []))) },
    ...styles.map((kind) => ({
      ranges: apart(
        marks
          .filter(({ type }) => type === kind)
          .map((mark) => ({ start: mark.start, end: mark.end, wrap: around(kind) })),
      ),
    })),
  ];
  return cut(text, { start, end }, layers);
}

function linkOf(mark: Mark & { type: "link" }) {
  const to = { section: mark.section, offset: mark.offset };
  const wrap: Wrap = (_piece, children) => ({ kind: "link", to, children });
  return { start: mark.start, end: mark.end, wrap };
}

function rubyOf({ start, end, reading }: Mark & { type: "ruby" }) {
  const wrap: Wrap = (_piece, children) => ({ kind: "ruby", reading, children });
  return { start, end, wrap };
}

function cut(text: string, { start, end }: Range, layers: readonly Layer[]): Inline[] {
  const [layer, ...inner] = layers;
  if (start >= end) return [];
  if (layer === undefined) return [{ kind: "text", text: text.slice(start, end) }];
  const pieces: Inline[] = [];
  let at = start;
  for (const range of layer.ranges) {
    const piece = { start: Math.max(range.start, at), end: Math.min(range.end, end) };
    if (piece.start >= piece.end) continue;
    pieces.push(...cut(text, { start: at, end: piece.start }, inner));
    pieces.push(range.wrap(piece, cut(text, piece, inner)));
    at = piece.end;
  }
  pieces.push(...cut(text, { start: at, end }, inner));
  return pieces;
}

/** In order, each beginning where the one before has ended. */
function apart<Some extends Range>(ranges: readonly Some[]): Some[] {
  const kept: Some[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(range.start, kept.at(-1)?.end ?? 0);
    if (start < range.end) kept.push({ ...range, start });
  }
  return kept;
}
