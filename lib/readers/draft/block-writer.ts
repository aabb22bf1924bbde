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
  text: string;
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
    const text = closedText(this.#open);
    const isEmpty = text.trim() === "";
    for (const mark of this.#openMarks) {
      if (!isEmpty) pushMark(this.#open, mark);
      mark.start = 0;
    }
    if (!isEmpty) this.#blocks.push(blockOf(this.#open, text));
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
    const open = this.#open;
    const added = verbatim ? verbatimText(open.text, text) : flowingText(open.text, text);
    if (added === "") return;
    open.anchors.push(...this.#waiting.map((id) => ({ id, offset: open.text.length })));
    this.#waiting = [];
    open.text += added;
  }

  /** A line ends within the block; nothing where a line has just begun. */
  line(): void {
    const open = this.#open;
    open.text = open.text.replace(/ +$/, "");
    if (open.text !== "" && !open.text.endsWith("\n")) open.text += "\n";
  }

  /** Names the place where the next text will stand. */
  anchor(id: string): void {
    this.#waiting.push(id);
  }

  /** Marks all text until the returned function is called, across blocks. */
  mark(shape: MarkShape): () => void {
    const mark = { shape, start: this.#open.text.length };
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

  position(): number {
    return this.#open.text.length;
  }

  /** True when the block at hand has text. */
  hasText(): boolean {
    return this.#open.text.trim() !== "";
  }

  /** A cell of a row begins: the one before ends. */
  cell(): void {
    const open = this.#open;
    endCell(open);
    if (open.cells.length > 0) open.text += "\t";
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
    return { ...shape, text: flowingText("", text).trim(), marks: [], anchors };
  }
}

function fresh(shape: BlockShape): Open {
  return { shape, text: "", marks: [], anchors: [], cells: [] };
}

function flowingText(before: string, text: string): string {
  const flat = cleanText(text).replace(/[ \t\n\f]+/g, " ");
  const atStart = before === "" || /[ \t\n]$/.test(before);
  return atStart && flat.startsWith(" ") ? flat.slice(1) : flat;
}

/** The line end after `<pre>` belongs to the mark-up. */
function verbatimText(before: string, text: string): string {
  const kept = cleanText(text);
  return before === "" ? kept.replace(/^(?:[ \t]*\n)+/, "") : kept;
}

function endCell(open: Open): void {
  const last = open.cells.at(-1);
  if (last === undefined) return;
  open.text = open.text.slice(0, last.start) + open.text.slice(last.start).trimEnd();
  last.end = open.text.length;
}

/** What stands at the end and cannot be seen goes, but for the gaps that keep a row's empty cells apart. */
function closedText(open: Open): string {
  endCell(open);
  return open.cells.length > 0 ? open.text : open.text.replace(/[ \t\n]+$/, "");
}

function pushMark(open: Open, { shape, start }: OpenMark): void {
  const end = open.text.length;
  if (end > start && open.text.slice(start, end).trim() !== "") {
    open.marks.push({ ...shape, start, end });
  }
}

function blockOf({ shape, marks, anchors, cells }: Open, text: string): DraftBlock {
  return {
    ...shape,
    text,
    ...(cells.length > 0 ? { cells } : {}),
    // A mark may have covered the white space that was cut off the end.
    marks: marks
      .map((mark) => ({ ...mark, end: Math.min(mark.end, text.length) }))
      .filter(({ start, end }) => start < end)
      .sort((one, other) => one.start - other.start || other.end - one.end),
    anchors: anchors.map(({ id, offset }) => ({ id, offset: Math.min(offset, text.length) })),
  };
}
