/** How good an order of documents is, as trec_eval counts it: gains as judged, from 0 to 1. */
export function ndcg(
  ranked: readonly string[],
  judged: ReadonlyMap<string, number>,
  depth: number,
): number {
  const ideal = [...judged.values()].filter((gain) => gain > 0).toSorted((one, two) => two - one);
  const best = discounted(ideal.slice(0, depth));
  const gains = ranked.slice(0, depth).map((id) => Math.max(0, judged.get(id) ?? 0));
  return best === 0 ? 0 : discounted(gains) / best;
}

/** Of the relevant documents, the part that is among the first. */
export function recall(
  ranked: readonly string[],
  judged: ReadonlyMap<string, number>,
  depth: number,
): number {
  const relevant = [...judged].flatMap(([id, gain]) => (gain > 0 ? [id] : []));
  const found = new Set(ranked.slice(0, depth));
  return relevant.length === 0
    ? 0
    : relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** The value that so many percent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
