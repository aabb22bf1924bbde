import type { PageLine } from "./page-lines.ts";

/** So much of a page's top and of its foot may hold a running title or a number. */
const margin = 0.12;
const fewestPages = 3;

/** The lines of a book without its running titles and page numbers: what repeats at the edge of its pages. */
export function withoutRunningLines(lines: readonly PageLine[]): PageLine[] {
  const pages = new Map<string, Set<number>>();
  for (const line of lines) {
    if (!isAtEdge(line)) continue;
    const known = pages.get(shapeOf(line)) ?? new Set();
    pages.set(shapeOf(line), known.add(line.page));
  }
  const isRunning = (line: PageLine) =>
    isAtEdge(line) && (pages.get(shapeOf(line))?.size ?? 0) >= fewestPages;
  return lines.filter((line) => !isRunning(line));
}

function isAtEdge({ height }: PageLine): boolean {
  return height < margin || height > 1 - margin;
}

/** Two titles that differ by the page's number are the same, at the same height of the page. */
function shapeOf({ text, height }: PageLine): string {
  const plain = text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/^[ivxlc]+$/, "#");
  return `${Math.round(height * 50)} ${plain}`;
}
