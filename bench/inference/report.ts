import type { Measure } from "./cases.ts";
import { median } from "./statistics.ts";

export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Target name to median. */
  readonly medians: Readonly<Record<string, number>>;
}

/** Medians of every figure, in the order in which the first target was measured. */
export function summarise(measures: ReadonlyMap<string, readonly Measure[]>): Row[] {
  const [first = []] = measures.values();
  const names = [...new Map(first.map(({ name, unit }) => [name, unit]))];
  return names.map(([name, unit]) => ({
    name,
    unit,
    medians: Object.fromEntries(
      [...measures].map(([target, all]) => [
        target,
        median(all.filter((measure) => measure.name === name).map(({ value }) => value)),
      ]),
    ),
  }));
}

/** A table of medians, with the first target's ratio to each of the others. */
export function markdownTable(rows: readonly Row[], targets: readonly string[]): string {
  const [ours = "", ...others] = targets;
  const ratios = others.map((other) => `${ours} ÷ ${other}`);
  const header = ["case", "unit", ...targets, ...ratios];
  const lines = rows.map(({ name, unit, medians }) => [
    name,
    unit,
    ...targets.map((target) => figure(medians[target])),
    ...others.map((other) => ((medians[ours] ?? NaN) / (medians[other] ?? NaN)).toFixed(2)),
  ]);
  const rule = header.map((_, index) => (index < 2 ? "---" : "--:"));
  return [header, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function figure(value: number | undefined): string {
  if (value === undefined) return "–";
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
