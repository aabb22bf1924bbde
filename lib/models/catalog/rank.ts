import type { Machine } from "../contract.ts";
import type { CatalogEntry } from "./catalog-schema.ts";
import { billions, gigabytes } from "./figures.ts";
import { feltSpeed, judge, readingSpeed, type Judgement } from "./judge.ts";

export interface Ranked {
  readonly entry: CatalogEntry;
  readonly judgement: Judgement;
}

/**
 * Orders the catalog for a machine: first the models that fit and write at reading speed, the best
 * of them leading; then those that fit and are slow, the fastest leading; then those too large.
 */
export function rank(catalog: readonly CatalogEntry[], machine: Machine): readonly Ranked[] {
  const ranked = catalog.map((entry) => ({ entry, judgement: judge(entry, machine) }));
  return ranked.toSorted(
    (left, right) =>
      groupOf(left) - groupOf(right) ||
      (groupOf(left) === 0
        ? right.entry.quality - left.entry.quality
        : left.entry.sizeBytes - right.entry.sizeBytes),
  );
}

function groupOf({ entry, judgement }: Ranked): number {
  if (!judgement.fits) return 2;
  return feltSpeed(entry, judgement.tokensPerSecond) >= readingSpeed ? 0 : 1;
}

/** Why this one, in a sentence that names what was found. */
export function reasonFor({ entry, judgement }: Ranked, machine: Machine): string {
  const found = `${gigabytes(machine.totalMemoryBytes)} of memory and ${machine.cores} ${machine.cores === 1 ? "core" : "cores"}`;
  const speed = Math.max(1, Math.round(judgement.tokensPerSecond));
  const pace =
    feltSpeed(entry, judgement.tokensPerSecond) >= readingSpeed
      ? "at the speed people read or faster"
      : "more slowly than people read, as every other one that fits";
  return `${found}: ${entry.title} (${billions(entry.parameters)} parameters) takes ${gigabytes(judgement.memoryBytes)} and answers ${pace}, about ${speed} tokens a second without a graphics card.`;
}
