/** One figure of one round, with what it should stay below; undefined where there is no target. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly target?: number;
}

/** The value that this share of all does not exceed; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
