import { median } from "../inference/statistics.ts";
import type { Measure } from "./measure.ts";

export interface Row extends Measure {
  readonly all: readonly number[];
}

/** Medians over the rounds, in the order of the first. */
export function summarise(rounds: readonly (readonly Measure[])[]): Row[] {
  const [first = []] = rounds;
  return first.map((measure) => {
    const all = rounds.flatMap((round) =>
      round.filter(({ name }) => name === measure.name).map(({ value }) => value),
    );
    return Object.assign({}, measure, { value: median(all), all });
  });
}

export function markdownTable(rows: readonly Row[]): string {
  const cells = rows.map(({ name, unit, value, target, all }) => [
    name,
    unit,
    value.toFixed(value < 10 ? 1 : 0),
    target === undefined ? "" : `< ${target}`,
    target === undefined ? "" : value < target ? "yes" : "no",
    all.map((one) => one.toFixed(0)).join(" "),
  ]);
  const header = ["case", "unit", "median", "target", "kept", "rounds"];
  const rule = ["---", "---", "--:", "--:", "---", "---"];
  return [header, rule, ...cells].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
