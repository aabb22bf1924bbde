import type { Pace } from "./embedding-pace.ts";
import type { BookMeasure } from "./measure-book.ts";

const start = "<!-- bench:index -->";
const end = "<!-- /bench:index -->";

/** A line a book: what was kept of it. */
export function booksTable(books: readonly BookMeasure[]): string {
  const lines = books.map((book) => [
    book.problem ?? book.title,
    book.words === undefined ? "" : String(book.words),
    share(book.kept),
    share(book.added),
    share(book.covered),
    String(book.passages),
    String(Math.round(book.medianTokens)),
    String(Math.round(book.readMs)),
    String(Math.round(book.chunkMs)),
  ]);
  const header = [
    "book",
    "words",
    "kept",
    "more",
    "in passages",
    "passages",
    "tokens, median",
    "read, ms",
    "cut, ms",
  ];
  return table(header, lines);
}

export function paceTable({ hearth, bare, ratio, likeness }: Pace): string {
  const figures = [hearth.toFixed(2), bare.toFixed(2), ratio.toFixed(3), likeness.toFixed(4)];
  const header = ["", "Hearth", "bare loop", "Hearth ÷ bare loop", "least cosine of both vectors"];
  return table(header, [["passages a second", ...figures]]);
}

/** Puts tables between the two marks of a page that are kept for them. */
export function published(pageText: string, tables: string): string {
  const from = pageText.indexOf(start);
  const to = pageText.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no ${start} … ${end}.`);
  return `${pageText.slice(0, from + start.length)}\n\n${tables}\n\n${pageText.slice(to)}`;
}

function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (index === 0 ? "---" : "--:"));
  return [header, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function share(value: number | undefined): string {
  return value === undefined ? "" : `${(value * 100).toFixed(2)} %`;
}
