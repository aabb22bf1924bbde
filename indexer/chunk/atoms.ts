import { sentencesOf, type ReadSection, type TextRange } from "#lib/library";
import type { Block } from "#lib/protocol";
import { cutRange } from "./cut-range.ts";

/** What begins where an atom begins. What is glued belongs to the heading before it. */
export type Opening = "glued" | "sentence" | "block" | "part" | "chapter";

/** The least that is moved as a whole: a sentence, a stanza, a table's row, a listing. */
export interface Atom extends TextRange {
  readonly block: Block;
  readonly opening: Opening;
}

export interface AtomOptions {
  readonly section: ReadSection;
  /** Of the book; null when unknown. */
  readonly language: string | null;
  /** Levels of the entries in the table of contents that begin in this section, by their offset. */
  readonly entries: ReadonlyMap<number, number>;
}

/** No language says so little in so many letters that it would be one passage; what is longer is cut before it is counted. */
const longestLetters = 2_000;

/** Headings down to this level begin a chapter, which no passage reaches across. */
const chapterLevel = 2;

/** Takes a section apart, in its order. Nothing but white space is left out. */
export function atomsOf({ section, language, entries }: AtomOptions): Atom[] {
  const atoms: Atom[] = [];
  let heading: Block | undefined;
  let isAfterRule = false;
  for (const block of section.blocks) {
    const ranges = rangesOf(section.text, block, language);
    if (ranges.length === 0) isAfterRule ||= block.kind === "rule";
    const natural = openingOf(block, entries.get(block.start));
    const first = isGlued(heading, block)
      ? "glued"
      : isAfterRule && natural === "block"
        ? "part"
        : natural;
    for (const range of ranges) {
      const opening = range === ranges[0] ? first : "sentence";
      atoms.push({ start: range.start, end: range.end, block, opening });
    }
    if (ranges.length === 0) continue;
    heading = block.kind === "heading" ? block : undefined;
    isAfterRule = false;
  }
  return atoms;
}

function openingOf(block: Block, entryLevel: number | undefined): Opening {
  const headingLevel = block.kind === "heading" ? (block.level ?? 1) : undefined;
  const level = Math.min(headingLevel ?? Infinity, entryLevel ?? Infinity);
  if (level <= chapterLevel) return "chapter";
  return level === Infinity ? "block" : "part";
}

/** A heading keeps what comes after it, unless that begins something greater. */
function isGlued(heading: Block | undefined, next: Block): boolean {
  if (heading === undefined) return false;
  return next.kind !== "heading" || (next.level ?? 1) >= (heading.level ?? 1);
}

function rangesOf(text: string, block: Block, language: string | null): TextRange[] {
  return unitsOf(text, block, language).flatMap((unit) => cutRange(text, unit, longestLetters));
}

function unitsOf(text: string, block: Block, language: string | null): TextRange[] {
  switch (block.kind) {
    case "heading":
    case "row":
    case "code":
    case "verse":
      return [block];
    case "paragraph":
    case "quote":
    case "item":
    case "caption":
    case "footnote":
    case "image":
    case "rule":
      return sentencesOf(text.slice(block.start, block.end), block.language ?? language).map(
        ({ start, end }) => ({ start: start + block.start, end: end + block.start }),
      );
  }
}
