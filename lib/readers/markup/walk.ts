import type { CDATA, ChildNode, Document, Element } from "domhandler";
import type { BlockShape, BlockWriter } from "../draft/block-writer.ts";

/** What a document's links and pictures are told apart by. */
export interface MarkupSource {
  /** Where a link leads to within the book; undefined for what leaves it. */
  readonly target: (href: string) => string | undefined;
  /** The number of a picture of the book; null for what is none. */
  readonly image: (href: string) => number | null;
  /** Of an EPUB: the step to the document, as `epubcfi` writes it before the `!`. */
  readonly cfi?: string | undefined;
}

/** What is true of everything within an element. */
export interface Surroundings {
  readonly shape: BlockShape;
  readonly isVerbatim: boolean;
  /** Every block within is a line of the verse at hand. */
  readonly isLines: boolean;
  /** Within a cell or a line of text nothing may begin a block. */
  readonly isFlat: boolean;
  readonly listDepth: number;
  /** The element steps of a CFI so far; undefined where nobody counts. */
  readonly path: string | undefined;
}

export interface Walk {
  readonly source: MarkupSource;
  readonly writer: BlockWriter;
  readonly children: (node: Document | Element | CDATA, around: Surroundings) => void;
  readonly node: (node: ChildNode, around: Surroundings) => void;
}

/** The shape of a block that an element begins. */
export function withCfi({ shape, path }: Surroundings, { cfi }: MarkupSource): BlockShape {
  return cfi === undefined || path === undefined
    ? shape
    : { ...shape, cfi: `epubcfi(${cfi}!${path})` };
}

/** Only what is said about language and direction: a heading within an item is no item. */
export function spokenOf({ language, direction }: BlockShape): Partial<BlockShape> {
  return {
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
  };
}
