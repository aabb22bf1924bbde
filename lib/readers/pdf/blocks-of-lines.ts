import { cleanText } from "../draft/clean-text.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { directionOf } from "../language.ts";
import type { PageLine } from "./page-lines.ts";

/** Joins lines to paragraphs and tells headings by the size of their letters. */
export function blocksOfLines(lines: readonly PageLine[]): DraftBlock[] {
  const usual = usualOf(lines);
  const groups: PageLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const group = groups.at(-1);
    if (before === undefined || group === undefined || beginsParagraph(line, before, usual)) {
      groups.push([line]);
    } else group.push(line);
  }
  return groups.flatMap((group) => blockOf(group, usual) ?? []);
}

interface Usual {
  readonly size: number;
  /** From one line's base to the next one's. */
  readonly step: number;
  readonly left: number;
  readonly right: number;
}

function usualOf(lines: readonly PageLine[]): Usual {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const step = before?.page === line.page ? before.base - line.base : 0;
    return step > 0 ? [Math.round(step * 2) / 2] : [];
  });
  const size = mostCommon(
    lines.flatMap((line) => line.text.split(" ").map(() => roundedSize(line.size))),
  );
  return {
    size,
    step: mostCommon(steps) || size * 1.2,
    left: mostCommon(lines.map(({ left }) => Math.round(left))),
    right: mostCommon(lines.map(({ right }) => Math.round(right / 5) * 5)),
  };
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

function roundedSize(size: number): number {
  return Math.round(size * 2) / 2;
}

const sentenceEnd = /[.!?:;…。！？"”»)\]]$/u;

function beginsParagraph(line: PageLine, before: PageLine, usual: Usual): boolean {
  if (Math.abs(line.size - before.size) > usual.size * 0.12) return true;
  const endsSentence = sentenceEnd.test(before.text);
  if (line.page !== before.page) return endsSentence || /^\p{Lu}/u.test(line.text);
  const step = before.base - line.base;
  const isNewColumn = step < 0;
  if (isNewColumn) return endsSentence;
  if (step > usual.step * 1.4) return true;
  const isIndented = line.left > before.left + usual.size * 0.8;
  const endedEarly = before.right < usual.right - usual.size * 4;
  return endsSentence && (isIndented || endedEarly);
}

const longestHeading = 200;

function blockOf(lines: readonly PageLine[], usual: Usual): DraftBlock | undefined {
  const text = cleanText(joined(lines)).trim();
  const [first] = lines;
  if (text === "" || first === undefined) return undefined;
  const ratio = first.size / (usual.size || 1);
  const isHeading = ratio > 1.15 && text.length <= longestHeading && /\p{L}/u.test(text);
  return {
    ...(isHeading ? { kind: "heading", level: headingLevel(ratio) } : { kind: "paragraph" }),
    ...(directionOf(text) === "rtl" ? { direction: "rtl" } : {}),
    text,
    page: first.page,
    marks: [],
    anchors: [],
  };
}

function headingLevel(ratio: number): number {
  return ratio > 1.7 ? 1 : ratio > 1.35 ? 2 : 3;
}

/** A word that was divided at the end of a line is one word again; a hyphen before a capital stays. */
function joined(lines: readonly PageLine[]): string {
  const parts = lines.map(({ text }, index) => {
    const next = lines[index + 1]?.text;
    if (next === undefined) return text;
    const isDivided = /\p{L}[-\u2010\u00ad]$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(next);
    return isDivided ? text.slice(0, -1) : `${text} `;
  });
  return parts.join("");
}
