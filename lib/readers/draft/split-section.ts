import type { DraftBlock, DraftSection } from "./draft.ts";

/** Below this a file is one section however many chapters it holds: it is quickly shown. */
const longText = 40_000;

/** Longer than any chapter: a page that shows it would be slow. */
const tooLongText = 200_000;

/**
 * Divides a long file into its chapters, at the headings that divide it best; a heading that stands
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
  return pieces.map((blocks) => ({ ...section, blocks }));
}

function chapters(section: DraftSection, longest: number): DraftSection[] {
  if (lengthOf(section) <= longest) return [section];
  const levels = [1, 2, 3, 4, 5, 6].filter((level) =>
    section.blocks.some((block) => block.kind === "heading" && (block.level ?? 1) === level),
  );
  const divisions = levels.map((level) => splitAtLevel(section, level));
  const good = divisions.find((pieces) => longestOf(pieces) <= lengthOf(section) / 2);
  return good ?? divisions.sort((one, other) => longestOf(one) - longestOf(other))[0] ?? [section];
}

function lengthOf({ blocks }: DraftSection): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function longestOf(pieces: readonly DraftSection[]): number {
  return Math.max(...pieces.map(lengthOf));
}

/** Divides before every heading of the level or above. */
function splitAtLevel(section: DraftSection, level: number): DraftSection[] {
  const pieces: DraftBlock[][] = [];
  let hasText = false;
  for (const block of section.blocks) {
    const isChapter = block.kind === "heading" && (block.level ?? 1) <= level;
    if (pieces.length === 0 || (isChapter && hasText)) {
      pieces.push([]);
      hasText = false;
    }
    pieces.at(-1)?.push(block);
    if (block.kind !== "heading" && block.text !== "") hasText = true;
  }
  return pieces.map((blocks, index) => ({
    ...section,
    title: index === 0 ? section.title : null,
    blocks,
  }));
}
