import type { Candidate } from "./candidate.ts";

/** Cosines that lie closer together than this say little, and are not pulled further apart. */
const leastRange = 0.05;

/**
 * One order out of two, from 0 to 1. By meaning, the nearest of the candidates is 1 and the farthest
 * 0; by words, 1 is a passage full of all that is asked. Both count the same; but since no real
 * passage is full of everything, words count for much only where many of them are found.
 */
export function fuse(candidates: readonly Candidate[], shares: readonly number[]): number[] {
  const cosines = candidates.flatMap(({ cosine }) => cosine ?? []);
  if (cosines.length === 0) return [...shares];
  const nearest = Math.max(...cosines);
  const range = Math.max(leastRange, nearest - Math.min(...cosines));
  const bestShare = Math.max(...shares, Number.EPSILON);
  return candidates.map(({ cosine }, at) => {
    const share = shares[at] ?? 0;
    // What waits for its vector is taken to mean as much as its words promise.
    const meaning = cosine === undefined ? share / bestShare : 1 - (nearest - cosine) / range;
    return (share + meaning) / 2;
  });
}
