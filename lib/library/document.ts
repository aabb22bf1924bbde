import type { Block, ContentsEntry } from "#lib/protocol";

/** A part of a book in reading order: a chapter, or as much as lies in one file of an EPUB. */
export interface ReadSection {
  readonly title: string | null;
  /** The blocks' texts with two line ends between them; what a block covers is `text.slice(start, end)`. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of an EPUB: the package's path to its file, for links; null elsewhere. */
  readonly href: string | null;
  /** False for what does not belong to the running text: notes, advertisements, lists of links. */
  readonly isLinear: boolean;
}

/** A picture of a book, re-encoded or checked by the reader, in the folder it was given. */
export interface ReadImage {
  /** A name of ours within the folder, never one of the book's. */
  readonly file: string;
  readonly type: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
}

/** What a reader makes of a file. */
export interface ReadBook {
  readonly format: "epub" | "markdown" | "text" | "html" | "pdf";
  readonly title: string;
  readonly creators: readonly string[];
  /** BCP 47: as the book says, else as its text tells; null when neither does. */
  readonly language: string | null;
  readonly year: number | null;
  readonly licence: string | null;
  readonly direction: "ltr" | "rtl";
  readonly cover: ReadImage | null;
  /** Blocks of kind `image` name these by their place in the list. */
  readonly images: readonly ReadImage[];
  readonly contents: readonly ContentsEntry[];
  readonly sections: readonly ReadSection[];
  /** What was left out or mended, a sentence each. */
  readonly notices: readonly string[];
}
