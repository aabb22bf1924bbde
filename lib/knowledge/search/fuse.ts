import type { Candidate } from "./candidate.ts";

/** Measured on several collections: see docs/decisions/0107. */
const meaningShare = 0.7;
/** Scores that lie closer together than this say little, and are not pulled further apart. */
const leastCosineRange = 0.05;

/** One order out of two: each score is brought to 0 to 1 among the candidates, then they are weighed. */
export function fuse(
  candidates: readonly Candidate[],
  words: readonly (number | undefined)[],
): number[] {
  const byWords = scaled(
    words.map((score) => score ?? 0),
    0,
  );
  const cosines = candidates.flatMap(({ cosine }) => cosine ?? []);
  if (cosines.length === 0) return byWords;
  const byMeaning = scaled(cosines, leastCosineRange);
  let next = 0;
  return candidates.map(({ cosine }, at) => {
    const word = byWords[at] ?? 0;
    // What waits for its vector is taken to mean as much as its words promise.
    const meaning = cosine === undefined ? word : (byMeaning[next++] ?? 0);
    return (1 - meaningShare) * word + meaningShare * meaning;
  });
}

function scaled(scores: readonly number[], leastRange: number): number[] {
  const lowest = Math.min(...scores);
  const highest = Math.max(...scores);
  const range = Math.max(highest - lowest, leastRange);
  return scores.map((score) => (range === 0 ? 0 : 1 - (highest - score) / range));
}
