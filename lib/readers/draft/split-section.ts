import type { DraftBlock, DraftSection } from "./draft.ts";

/** Below this a file is one section however many chapters it holds. */
const longText = 24_000;

/** Longer than any chapter: a page that shows it would be slow. */
const tooLongText = 200_000;

/**
 * Divides a long file into its chapters, at its headings; a heading that stands
 * right below another one belongs to it. What is still too long then is cut between two blocks.
 */
export function splitSection(section: DraftSection, longest = longText): DraftSection[] {
  return chapters(section, longest).flatMap(cut);
}

function cut(section: DraftSection): DraftSection[] {
  if (lengthOf(section) <= tooLongText) return [section];
  const pieces: DraftBlock[][] = [[]];
  let length = 0;
  for (const block of section.blocks) {
    if (length > 0 && length + block.text.length > tooLongText) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)?.push(block);
    length += block.text.length;
  }
  return pieces.map((blocks) => piece(section, blocks));
}

/** A chapter that is still long is divided further, at the next lower headings. */
function chapters(section: DraftSection, longest: number, level = 1): DraftSection[] {
  if (level > 6 || lengthOf(section) <= longest) return [section];
  return splitAtLevel(section, level).flatMap((part) => chapters(part, longest, level + 1));
}

function lengthOf({ blocks }: DraftSection): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** Less than this above a heading is a page's number or an ornament, and goes with the chapter. */
const shortestPiece = 40;

/** Divides before every heading of the level or above. */
function splitAtLevel(section: DraftSection, level: number): DraftSection[] {
  const pieces: DraftBlock[][] = [];
  let length = 0;
  for (const block of section.blocks) {
    const isChapter = block.kind === "heading" && (block.level ?? 1) <= level;
    if (pieces.length === 0 || (isChapter && length > shortestPiece)) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)?.push(block);
    if (block.kind !== "heading") length += block.text.length;
  }
  return pieces.map((blocks) => piece(section, blocks));
}

function piece(section: DraftSection, blocks: readonly DraftBlock[]): DraftSection {
  return { ...section, blocks };
}
