/** Hits at least this relevant are likely to answer: calibrated, see docs/decisions/0107. */
export const answersFrom = 0.5;

/**
 * How likely a passage is to be about the question, from 0 to 1, whatever else was found: from how
 * near it is in meaning and from the part of the question's words that it holds.
 */
export function relevanceOf(cosine: number | undefined, shared: number): number {
  if (cosine === undefined) return logistic(8 * (shared - 0.6));
  return logistic(30 * (cosine - 0.84) + 4 * (shared - 0.5));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
