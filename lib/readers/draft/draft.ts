import type { ReadBook } from "#lib/library";
import type { Block, Mark } from "#lib/protocol";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A link before anybody knows in which section its target lies. */
export interface DraftLink extends Range {
  readonly type: "link";
  /** As `targetOf` spells it. */
  readonly target: string;
}

export type DraftMark = Exclude<Mark, { type: "link" }> | DraftLink;

/** A name that links may point to, and where it stands in the block's text. */
export interface Anchor {
  readonly id: string;
  readonly offset: number;
}

/** A block that knows its own text and not yet where that will lie in a section: ranges count from its start. */
export interface DraftBlock extends Omit<Block, "start" | "end" | "marks" | "cells"> {
  readonly text: string;
  readonly cells?: readonly Range[] | undefined;
  readonly marks: readonly DraftMark[];
  readonly anchors: readonly Anchor[];
}

export interface DraftSection {
  readonly title: string | null;
  /** Of an EPUB, the path of its file: what its anchors belong to. */
  readonly href: string | null;
  readonly isLinear: boolean;
  readonly blocks: readonly DraftBlock[];
}

export interface DraftContentsEntry {
  readonly title: string;
  readonly level: number;
  readonly target: string;
}

/** A book whose links and contents still point to names instead of places. */
export interface DraftBook extends Omit<
  ReadBook,
  "sections" | "contents" | "images" | "direction"
> {
  readonly sections: readonly DraftSection[];
  /** Null where the book has none: its headings are taken. */
  readonly contents: readonly DraftContentsEntry[] | null;
  /** By the number blocks give; undefined for a picture that could not be kept. */
  readonly images: readonly (ReadBook["images"][number] | undefined)[];
}

/** How a place within a file is named: its path, and what follows the `#` if anything does. */
export function targetOf(href: string, id = ""): string {
  return id === "" ? href : `${href}#${id}`;
}
