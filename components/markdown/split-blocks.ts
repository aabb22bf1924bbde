import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { readFence } from "./fence.ts";
import { findMaths, readMaths } from "./maths-block.ts";

export interface Block {
  /** Where it begins in the text. */
  readonly start: number;
  readonly source: string;
}

export interface Split {
  /** In the order of the text. All but the last are closed: no text to come can change them. */
  readonly blocks: readonly Block[];
  /** The link definitions of the whole text, which any block may refer to. */
  readonly definitions: string;
}

interface Parsed {
  /** Offsets at which a new block has begun for good. */
  readonly boundaries: readonly number[];
  /** Behind it nothing was looked at: a fence begins here, whose own end says what follows. */
  readonly fence: number | undefined;
  readonly definitions: string;
}

const footnote = /^ {0,3}\[\^[^\]\s]+\]:/m;

/**
 * Splits a growing Markdown text into top-level blocks, reading only the part that is still open.
 * The blocks of a text do not depend on the pieces in which it arrived. A text with footnotes stays
 * one block, because their numbers and their list belong to the whole.
 */
export class BlockSplitter {
  #text = "";
  #closed: readonly Block[] = [];
  #closedEnd = 0;
  #definitions = "";
  #openDefinitions = "";
  #hasFootnotes = false;

  split(given: string): Split {
    const text = given.replaceAll(/\r\n?/g, "\n");
    if (!text.startsWith(this.#text)) this.#forget();
    const added = text.slice(this.#text.length);
    this.#text = text;
    this.#hasFootnotes ||= footnote.test(text.slice(this.#closedEnd));
    if (this.#hasFootnotes) return { blocks: [{ start: 0, source: text }], definitions: "" };

    // Only the end of a line can close a block, so words within one need no reading.
    const isWithinLine = !added.includes("\n") && !text.includes("]:", this.#closedEnd);
    if (!isWithinLine) this.#openDefinitions = this.#advance();
    const tail = { start: this.#closedEnd, source: text.slice(this.#closedEnd) };
    return {
      blocks: tail.source.trim() === "" ? this.#closed : [...this.#closed, tail],
      definitions: this.#definitions + this.#openDefinitions,
    };
  }

  #forget() {
    this.#closed = [];
    this.#closedEnd = 0;
    this.#definitions = "";
    this.#openDefinitions = "";
    this.#hasFootnotes = false;
  }

  /** Closes what can be closed and returns the definitions of the part that stays open. */
  #advance(): string {
    for (;;) {
      const tail = this.#text.slice(this.#closedEnd);
      const fence = readFence(tail);
      if (fence !== undefined) {
        if (fence.end === undefined || tail[fence.end - 1] !== "\n") return "";
        this.#close(tail.slice(0, fence.end));
        continue;
      }
      const maths = readMaths(tail);
      if (maths?.state === "open") return "";
      if (maths !== undefined) {
        if (tail[maths.end - 1] !== "\n") return "";
        this.#close(tail.slice(0, maths.end));
        continue;
      }
      const parsed = parse(tail);
      const sure = withMaths(tail, parsed);
      const last = sure.at(-1);
      if (last === undefined) return parsed.definitions;
      this.#definitions += parse(tail.slice(0, last)).definitions;
      closeAll(tail, sure, (source) => this.#close(source));
    }
  }

  #close(source: string) {
    this.#closed = [...this.#closed, { start: this.#closedEnd, source }];
    this.#closedEnd += source.length;
  }
}

function closeAll(tail: string, boundaries: readonly number[], close: (source: string) => void) {
  let start = 0;
  for (const boundary of boundaries) {
    close(tail.slice(start, boundary));
    start = boundary;
  }
}

/**
 * Display maths stands alone, like a fence, and what stands in it is not Markdown: of the boundaries
 * only those before the first maths hold, and where it begins is one itself.
 */
function withMaths(source: string, { boundaries, fence }: Parsed): readonly number[] {
  const place = findMaths(source, {
    limit: fence,
    isTopLevel: (lineStart) => isTopLevel(source.slice(0, lineStart)),
  });
  if (place === undefined || place === "open") return boundaries;
  return [...boundaries.filter((boundary) => boundary < place), place];
}

/** Whether a line of text behind this would be a paragraph, or a part of one, outside of lists, quotes and code. */
function isTopLevel(before: string): boolean {
  return read(`${before}x`).at(-1)?.type === "paragraph";
}

/**
 * A boundary holds for good when the line that begins the new block is complete and either a blank
 * line or a fence stands there. Without a blank line a later line can still pull two blocks
 * together: `***` under a paragraph is a rule until `***bold***` makes it part of the paragraph.
 */
function parse(source: string): Parsed {
  const children = read(source);
  const boundaries: number[] = [];
  let definitions = "";
  let previousEnd: number | undefined;
  for (const node of children) {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const lineStart = source.lastIndexOf("\n", from - 1) + 1;
    const isLineComplete = source.includes("\n", from);
    if (previousEnd !== undefined && isLineComplete) {
      const isApart = source.slice(previousEnd, lineStart).split("\n").length > 2;
      const isFence = node.type === "code" && readFence(source.slice(lineStart)) !== undefined;
      if (isApart || isFence) boundaries.push(lineStart);
      // What follows a fence is parted by the fence's own end, whether it has arrived yet or not.
      if (isFence) return { boundaries, fence: lineStart, definitions };
    }
    if (node.type === "definition") definitions += `${source.slice(from, to)}\n\n`;
    previousEnd = to;
  }
  return { boundaries, fence: undefined, definitions };
}

function read(source: string) {
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return fromMarkdown(source, options).children;
}
