import type { Pace } from "./pace.ts";
import type { Quality } from "./quality.ts";

const start = "<!-- bench:search -->";
const end = "<!-- /bench:search -->";

export function qualityTable(collections: ReadonlyMap<string, readonly Quality[]>): string {
  const lines = [...collections].flatMap(([name, rows]) =>
    rows.map((row) => [
      name,
      row.name,
      row.ndcg10.toFixed(4),
      row.recall100.toFixed(3),
      row.p50.toFixed(1),
      row.p95.toFixed(1),
    ]),
  );
  return table(["collection", "way", "nDCG@10", "recall@100", "p50, ms", "p95, ms"], lines, 2);
}

export function paceTable(rows: readonly Pace[]): string {
  const bare = rows.at(-1);
  const lines = rows.map(({ name, p50, p95 }) => [
    name,
    p50.toFixed(1),
    p95.toFixed(1),
    (p95 / (bare?.p95 ?? NaN)).toFixed(2),
  ]);
  return table(["", "p50, ms", "p95, ms", "p95 ÷ bare LanceDB"], lines, 1);
}

/** Puts the tables between the two marks of the page that are kept for them. */
export function published(page: string, tables: string): string {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no ${start} … ${end}.`);
  return `${page.slice(0, from + start.length)}\n\n${tables}\n\n${page.slice(to)}`;
}

function table(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  names: number,
): string {
  const rule = header.map((_, at) => (at < names ? "---" : "--:"));
  return [header, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
