import type { fromMarkdown } from "mdast-util-from-markdown";
import type { Sources } from "#lib/protocol";
import { citedPieces, type CitedPiece } from "./cited-text.ts";
import { placesOf } from "./places-of.ts";

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root["children"][number];
type Text = Extract<Node, { type: "text" }>;

export interface Cited {
  readonly sources: Sources;
  /** What is read, of which the answer's part begins at `from`. */
  readonly source: string;
  readonly from: number;
  /** Where that part stands in the answer. */
  readonly start: number;
}

/**
 * Makes remark know where an answer cites its sources: each mark becomes a `cite` element with the
 * number and the place of its citation in the list, quoted words a `q` with the same. Not in code,
 * not in formulas, not within links.
 */
export function remarkCitations(cited: Cited) {
  return (tree: Root) => cite(tree, cited);
}

function cite(parent: Root | Node, cited: Cited): void {
  if (!("children" in parent) || parent.type === "link" || parent.type === "linkReference") return;
  const children = parent.children.flatMap((child: Node): Node[] => {
    const text = asText(child, cited);
    if (text === undefined) {
      cite(child, cited);
      return [child];
    }
    const places = text.position && placesIn(text, cited);
    return citedPieces({ text: text.value, places }, cited.sources).map((piece) =>
      toNode(piece, cited),
    );
  });
  Object.assign(parent, { children });
}

/** Text, or a reference such as `[1]` that a definition of the answer's own has made a link. */
function asText(node: Node, { sources }: Cited): Text | undefined {
  if (node.type === "text") return node;
  if (node.type !== "linkReference" || node.referenceType === "full") return undefined;
  const isSource = sources.passages.some(({ n }) => String(n) === node.identifier);
  return isSource ? { type: "text", value: `[${node.identifier}]` } : undefined;
}

function placesIn({ value, position }: Text, { source, from, start }: Cited) {
  const begin = position?.start.offset;
  if (begin === undefined || begin < from) return undefined;
  const places = placesOf(value, source.slice(begin, position?.end.offset));
  return places?.map((place) => place + begin - from + start);
}

function toNode(piece: CitedPiece, { sources, source, from, start }: Cited): Node {
  if (piece.type === "text") return { type: "text", value: piece.text };
  const place = piece.citation === undefined ? -1 : sources.citations.indexOf(piece.citation);
  const isMark = piece.type === "mark";
  // Quoted words may be parted by emphasis; what is said of them stands behind the last.
  const rest = isMark
    ? ""
    : source.slice(piece.end - start + from, (piece.citation.at?.end ?? 0) - start + from);
  const isEnd = !isMark && !/[\p{L}\p{N}]/u.test(rest);
  return {
    // To remark it is emphasis, something around a text; `data` says what becomes of it.
    type: "emphasis",
    children: [{ type: "text", value: isMark ? String(piece.number) : piece.text }],
    data: {
      hName: isMark ? "cite" : "q",
      hProperties: { dataCitation: String(place), ...(isEnd && { dataEnd: "" }) },
    },
  };
}
