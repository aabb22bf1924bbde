/**
 * Lets no book crowd out the others: what goes beyond `mostOfOne` of one book comes after all the
 * rest, in its order. Nothing is left out.
 */
export function spread<Hit>(
  hits: readonly Hit[],
  documentOf: (hit: Hit) => string,
  mostOfOne: number | undefined,
): Hit[] {
  if (mostOfOne === undefined) return [...hits];
  const seen = new Map<string, number>();
  const later: Hit[] = [];
  const first = hits.filter((hit) => {
    const count = (seen.get(documentOf(hit)) ?? 0) + 1;
    seen.set(documentOf(hit), count);
    if (count > mostOfOne) later.push(hit);
    return count <= mostOfOne;
  });
  return [...first, ...later];
}
