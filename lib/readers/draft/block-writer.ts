import { cleanText } from "./clean-text.ts";
import type { Anchor, DraftBlock, DraftMark } from "./draft.ts";

/** What a block is, before it has text. */
export type BlockShape = Omit<DraftBlock, "text" | "marks" | "anchors" | "cells">;

/** A mark before it has an end. */
export type MarkShape =
  | { readonly type: "emphasis" | "strong" | "superscript" | "subscript" | "code" | "small-caps" }
  | { readonly type: "link"; readonly target: string };

interface Open {
  readonly shape: BlockShape;
  /** Grown at its end and never looked at before the block is done: a look would copy all of it. */
  text: string;
  /** White space that is written once something follows it. */
  hasGap: boolean;
  /** Whether anything of it can be seen. */
  hasInk: boolean;
  endsLine: boolean;
  readonly marks: DraftMark[];
  readonly anchors: Anchor[];
  readonly cells: { start: number; end: number }[];
}

interface OpenMark {
  readonly shape: MarkShape;
  start: number;
}

/** Collects blocks from text that comes in pieces, as a walk through a document finds them. */
export class BlockWriter {
  readonly #blocks: DraftBlock[] = [];
  readonly #openMarks = new Set<OpenMark>();
  /** Names that the next text will carry. */
  #waiting: string[] = [];
  #asides: DraftBlock[] = [];
  #open = fresh({ kind: "paragraph" });

  /** Ends the block at hand; the next text begins one of this shape. */
  begin(shape: BlockShape): void {
    const { hasInk } = this.#open;
    for (const mark of this.#openMarks) {
      if (hasInk) pushMark(this.#open, mark);
      mark.start = 0;
    }
    if (hasInk) this.#blocks.push(blockOf(this.#open));
    this.#blocks.push(...this.#asides);
    this.#asides = [];
    this.#open = fresh(shape);
  }

  /** Ends the block at hand and begins another of the same shape. */
  again(): void {
    this.begin(this.#open.shape);
  }

  /** White space counts as a browser counts it, but for what is verbatim. */
  text(text: string, { verbatim = false }: { readonly verbatim?: boolean } = {}): void {
    if (verbatim) this.#verbatim(cleanText(text));
    else this.#flowing(cleanText(text).replace(/[ \t\n\f]{2,}|[\t\n\f]/g, " "));
  }

  #flowing(text: string): void {
    const open = this.#open;
    if (text.startsWith(" ")) open.hasGap = true;
    const words = trimmed(text);
    if (words === "") return;
    this.#append(words);
    open.hasGap = text.endsWith(" ");
  }

  /** The line end after `<pre>` belongs to the mark-up. */
  #verbatim(text: string): void {
    const kept = this.#open.hasInk ? text : text.replace(/^(?:[ \t]*\n)+/, "");
    if (kept === "") return;
    this.#append(kept);
    this.#open.endsLine = kept.endsWith("\n");
  }

  #append(text: string): void {
    const open = this.#open;
    if (open.hasGap && open.text !== "" && !open.endsLine) open.text += " ";
    for (const id of this.#waiting) open.anchors.push({ id, offset: open.text.length });
    this.#waiting = [];
    open.text += text;
    open.hasGap = false;
    open.endsLine = false;
    open.hasInk ||= /\S/.test(text);
  }

  /** A line ends within the block; nothing where a line has just begun. */
  line(): void {
    const open = this.#open;
    open.hasGap = false;
    if (open.text === "" || open.endsLine) return;
    open.text += "\n";
    open.endsLine = true;
  }

  /** Names the place where the next text will stand. */
  anchor(id: string): void {
    this.#waiting.push(id);
  }

  /** Marks all text until the returned function is called, across blocks. */
  mark(shape: MarkShape): () => void {
    const mark = { shape, start: this.position() };
    this.#openMarks.add(mark);
    return () => {
      pushMark(this.#open, mark);
      this.#openMarks.delete(mark);
    };
  }

  /** A reading for the text since `from`, which `position` told. */
  ruby(from: number, reading: string): void {
    const text = cleanText(reading).replace(/\s+/g, " ").trim();
    const { marks, text: base } = this.#open;
    if (text !== "" && from < base.length) {
      marks.push({ type: "ruby", start: from, end: base.length, reading: text });
    }
  }

  /** Where the next text will stand in the block at hand. */
  position(): number {
    const { text, hasGap, endsLine } = this.#open;
    return text.length + (hasGap && text !== "" && !endsLine ? 1 : 0);
  }

  /** True when the block at hand has text. */
  hasText(): boolean {
    return this.#open.hasInk;
  }

  /** A cell of a row begins: the one before ends. */
  cell(): void {
    const open = this.#open;
    endCell(open);
    if (open.cells.length > 0) open.text += "\t";
    open.endsLine = true;
    open.cells.push({ start: open.text.length, end: open.text.length });
  }

  /** A whole block at once, for what has no flowing text; the block at hand ends. */
  put(shape: BlockShape, text: string): void {
    this.again();
    this.#blocks.push(this.#whole(shape, text));
  }

  /** A picture within a line: it stands before the block at hand if that has no text yet, else after it. */
  aside(shape: BlockShape, text: string): void {
    const isFirst = !this.hasText() && this.#open.cells.length === 0;
    (isFirst ? this.#blocks : this.#asides).push(this.#whole(shape, text));
  }

  /** All blocks; names at the very end point to the last words. */
  finish(): DraftBlock[] {
    this.again();
    const last = this.#blocks.at(-1);
    if (last === undefined || this.#waiting.length === 0) return this.#blocks;
    const names = this.#waiting.map((id) => ({ id, offset: last.text.length }));
    return [...this.#blocks.slice(0, -1), { ...last, anchors: [...last.anchors, ...names] }];
  }

  /** A block whose text comes at once takes the names that wait for one. */
  #whole(shape: BlockShape, text: string): DraftBlock {
    const anchors = this.#waiting.map((id) => ({ id, offset: 0 }));
    this.#waiting = [];
    return { ...shape, text: cleanText(text).replace(/\s+/g, " ").trim(), marks: [], anchors };
  }
}

function fresh(shape: BlockShape): Open {
  const state = { text: "", hasGap: false, hasInk: false, endsLine: false };
  return { ...state, shape, marks: [], anchors: [], cells: [] };
}

/** White space of other kinds than the collapsed one stays: it was meant. */
function trimmed(text: string): string {
  return text.slice(text.startsWith(" ") ? 1 : 0, text.endsWith(" ") ? -1 : undefined);
}

function endCell(open: Open): void {
  const last = open.cells.at(-1);
  if (last !== undefined) last.end = open.text.length;
  open.hasGap = false;
}

function pushMark({ text, marks }: Open, { shape, start }: OpenMark): void {
  if (text.length > start) marks.push({ ...shape, start, end: text.length });
}

/** What stands at the end and cannot be seen goes, but for the gaps that keep a row's empty cells apart. */
function blockOf(open: Open): DraftBlock {
  endCell(open);
  const { shape, marks, anchors, cells } = open;
  const text = cells.length > 0 ? open.text : open.text.trimEnd();
  return {
    ...shape,
    text,
    ...(cells.length > 0 ? { cells } : {}),
    // A mark may have covered the white space that was cut off the end.
    marks: marks
      .map((mark) => endingAt(mark, Math.min(mark.end, text.length)))
      .filter(({ start, end }) => start < end)
      .sort((one, other) => one.start - other.start || other.end - one.end),
    anchors: anchors.map(({ id, offset }) => ({ id, offset: Math.min(offset, text.length) })),
  };
}

function endingAt(mark: DraftMark, end: number): DraftMark {
  return { ...mark, end };
}
