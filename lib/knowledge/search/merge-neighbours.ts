import type { Scored } from "./candidate.ts";

/** One or several passages that lie side by side in a book. */
export interface Merged {
  /** The best first: the hit has its scores. */
  readonly parts: readonly [Scored, ...Scored[]];
  readonly start: number;
  readonly end: number;
}

/** Passages in one hit: a whole chapter that matches is still several hits. */
const mostParts = 2;
/** Between passages that follow each other there may be the space between two paragraphs. */
const widestGap = 4;

/** Makes one hit of passages that overlap or follow each other; the best of them decides about its place. */
export function mergeNeighbours(ranked: readonly Scored[]): Merged[] {
  const merged: Merged[] = [];
  const bySection = new Map<string, number[]>();
  for (const scored of ranked) {
    const { documentId, section, start, end } = scored.candidate;
    const key = `${documentId} ${section}`;
    const there = bySection.get(key) ?? [];
    const at = there.find((index) => canJoin(merged[index], start, end));
    const neighbour = at === undefined ? undefined : merged[at];
    if (at !== undefined && neighbour !== undefined) {
      merged[at] = {
        parts: [...neighbour.parts, scored],
        start: Math.min(neighbour.start, start),
        end: Math.max(neighbour.end, end),
      };
    } else {
      bySection.set(key, [...there, merged.length]);
      merged.push({ parts: [scored], start, end });
    }
  }
  return merged;
}

function canJoin(hit: Merged | undefined, start: number, end: number): boolean {
  if (hit === undefined || hit.parts.length >= mostParts) return false;
  return start <= hit.end + widestGap && end >= hit.start - widestGap;
}
