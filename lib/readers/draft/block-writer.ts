import { cleanText } from "./clean-text.ts";
import type { Anchor, DraftBlock, DraftMark } from "./draft.ts";

/** What a block is, before it has text. */
export type BlockShape = Omit<DraftBlock, "text" | "marks" | "anchors" | "cells">;

/** A mark before it has an end. */
export type MarkShape =
  | { readonly type: "emphasis" | "strong" | "superscript" | "subscript" | "code" | "small-caps" }
  | { readonly type: "link"; readonly target: string };

export interface BlockWriter {
  /** Ends the block at hand; the next text begins one of this shape. */
  begin(shape: BlockShape): void;
  /** Ends the block at hand and begins another of the same shape. */
  again(): void;
  /** White space counts as a browser counts it, but in code and verse as `verbatim` is told. */
  text(text: string, options?: { readonly verbatim?: boolean }): void;
  /** A line ends within the block; nothing where a line has just begun. */
  line(): void;
  /** Names the place where the next text will stand. */
  anchor(id: string): void;
  /** Marks all text until the returned function is called, across blocks. */
  mark(shape: MarkShape): () => void;
  /** A reading for the text since `from`, which `position` told. */
  ruby(from: number, reading: string): void;
  position(): number;
  /** True when the block at hand has text. */
  hasText(): boolean;
  /** A cell of a row begins: the one before ends. */
  cell(): void;
  /** A whole block at once, for what has no flowing text; the block at hand ends. */
  put(shape: BlockShape, text: string): void;
  /** A picture within a line: it stands before the block at hand if that has no text yet, else after it. */
  aside(shape: BlockShape, text: string): void;
  finish(): DraftBlock[];
}

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

const none: BlockShape = { kind: "paragraph" };

/** Collects blocks from text that comes in pieces, as a walk through a document finds them. */
export function blockWriter(): BlockWriter {
  const blocks: DraftBlock[] = [];
  const openMarks = new Set<OpenMark>();
  let waiting: string[] = [];
  let asides: DraftBlock[] = [];
  let open = fresh(none);

  const close = () => {
    const text = closedText(open);
    const isEmpty = text.trim() === "";
    for (const mark of openMarks) {
      if (!isEmpty) pushMark(open, mark);
      mark.start = 0;
    }
    if (!isEmpty) blocks.push(blockOf(open, text));
    blocks.push(...asides);
    asides = [];
  };
  const begin = (shape: BlockShape) => {
    close();
    open = fresh(shape);
  };
  const settle = () => {
    open.anchors.push(...waiting.map((id) => ({ id, offset: open.text.length })));
    waiting = [];
  };
  const append = (text: string) => {
    if (text === "") return;
    if (waiting.length > 0) settle();
    open.text += text;
  };

  /** A block whose text comes at once takes the names that wait for one. */
  const whole = (shape: BlockShape, text: string): DraftBlock => {
    const anchors = waiting.map((id) => ({ id, offset: 0 }));
    waiting = [];
    return { ...shape, text: flowingText("", text).trim(), marks: [], anchors };
  };

  return {
    begin,
    again: () => begin(open.shape),
    text: (text, { verbatim = false } = {}) =>
      append(verbatim ? verbatimText(open.text, text) : flowingText(open.text, text)),
    line: () => {
      open.text = open.text.replace(/ +$/, "");
      if (open.text !== "" && !open.text.endsWith("\n")) open.text += "\n";
    },
    anchor: (id) => waiting.push(id),
    mark: (shape) => {
      const mark = { shape, start: open.text.length };
      openMarks.add(mark);
      return () => {
        pushMark(open, mark);
        openMarks.delete(mark);
      };
    },
    ruby: (from, reading) => {
      const text = reading.trim();
      if (text === "" || from >= open.text.length) return;
      open.marks.push({ type: "ruby", start: from, end: open.text.length, reading: text });
    },
    position: () => open.text.length,
    hasText: () => open.text.trim() !== "",
    cell: () => {
      endCell(open);
      if (open.cells.length > 0) open.text += "\t";
      open.cells.push({ start: open.text.length, end: open.text.length });
    },
    put: (shape, text) => {
      begin(none);
      blocks.push(whole(shape, text));
    },
    aside: (shape, text) => {
      const isFirst = open.text.trim() === "" && open.cells.length === 0;
      (isFirst ? blocks : asides).push(whole(shape, text));
    },
    finish: () => {
      begin(none);
      return waiting.length === 0 ? blocks : withLastAnchors(blocks, waiting);
    },
  };
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

/** Names at the very end of a file point to its last words. */
function withLastAnchors(blocks: DraftBlock[], ids: readonly string[]): DraftBlock[] {
  const last = blocks.at(-1);
  if (last === undefined) return blocks;
  const anchors = ids.map((id) => ({ id, offset: last.text.length }));
  return [...blocks.slice(0, -1), { ...last, anchors: [...last.anchors, ...anchors] }];
}
