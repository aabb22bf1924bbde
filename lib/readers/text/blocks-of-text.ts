import { cleanText } from "../draft/clean-text.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { directionOf } from "../language.ts";
import { headingLevel } from "./headings.ts";

interface Group {
  readonly lines: readonly string[];
  readonly gap: number;
}

/** The blocks of a text as people type it: paragraphs between empty lines, verse, lists, headings. */
export function blocksOfText(text: string): DraftBlock[] {
  return groupsOf(cleanText(text)).flatMap(blocksOfGroup).map(withDirection);
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let lines: string[] = [];
  let gap = 0;
  const end = () => {
    if (lines.length > 0) groups.push({ lines, gap });
    if (lines.length > 0) gap = 0;
    lines = [];
  };
  for (const line of text.split(/\n|\f/)) {
    if (line.trim() === "") {
      end();
      gap++;
    } else lines.push(line.replaceAll("\t", "    ").trimEnd());
  }
  end();
  return groups;
}

function blocksOfGroup(group: Group): DraftBlock[] {
  const { lines } = group;
  const flat = lines.map((line) => line.trim());
  if (lines.length === 1 && /^(?:[*·•#~_=-]\s*){3,}$/.test(flat[0] ?? ""))
    return [blockOf("rule", "")];
  const level = headingLevel(lines, group);
  if (level !== undefined) return [blockOf("heading", joined(flat), level)];
  if (lines.length > 0 && flat.every((line) => /^[-*•–]\s+\S/.test(line))) {
    return flat.map((line) => blockOf("item", line.replace(/^[-*•–]\s+/, ""), 1));
  }
  if (isVerse(lines)) return [blockOf("verse", lines.map(unindented(lines)).join("\n"))];
  return paragraphsOf(lines).map((paragraph) => blockOf("paragraph", joined(paragraph)));
}

function blockOf(kind: DraftBlock["kind"], text: string, level?: number): DraftBlock {
  return { kind, text, ...(level === undefined ? {} : { level }), marks: [], anchors: [] };
}

/** A line longer than this was never wrapped: it is a paragraph. */
const wrapWidth = 100;

/** Lines that are whole paragraphs by themselves, as editors without wrapping write them. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [];
  let isWrapped = false;
  for (const line of lines) {
    const begins = !isWrapped || line.startsWith("\u3000") || line.length > wrapWidth;
    if (begins) paragraphs.push([line.trim()]);
    else paragraphs.at(-1)?.push(line.trim());
    isWrapped = line.length <= wrapWidth;
  }
  return paragraphs;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Scripts that put no spaces between words get none where a line ended. */
function joined(lines: readonly string[]): string {
  const parts = lines.map((line, index) => {
    const before = lines[index - 1]?.at(-1) ?? "";
    const isUnspaced = unspaced.test(before) && unspaced.test(line.at(0) ?? "");
    return index === 0 || isUnspaced ? line : ` ${line}`;
  });
  return parts
    .join("")
    .replace(/[ \t]+/g, " ")
    .trim();
}

const longestVerse = 60;

/** Short lines that stand apart from the margin, or end long before it, were meant to end there. */
function isVerse(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.trim().length > longestVerse)) return false;
  const isIndented = lines.every((line) => /^\s{2,}/.test(line));
  const beginCapital = lines.filter((line) => /^\s*[^\p{L}]*\p{Lu}/u.test(line)).length;
  const isEven = lines.length > 2 && beginCapital > lines.length * 0.8;
  return isIndented || (isEven && lines.every((line) => line.length < 50));
}

function unindented(lines: readonly string[]): (line: string) => string {
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return (line) => line.slice(margin);
}

function withDirection(block: DraftBlock): DraftBlock {
  return directionOf(block.text) === "rtl" ? { ...block, direction: "rtl" } : block;
}
