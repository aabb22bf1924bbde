const window = 4;

/** How many of the first places have one of the others within four words; both in ascending order. */
export function countNear(
  first: readonly number[] | undefined,
  others: readonly number[] | undefined,
): number {
  if (first === undefined || others === undefined) return 0;
  let count = 0;
  let from = 0;
  for (const place of first) {
    while ((others[from] ?? Infinity) < place - window) from += 1;
    if (hasNear(others, from, place)) count += 1;
  }
  return count;
}

function hasNear(others: readonly number[], from: number, place: number): boolean {
  const next = others[from] === place ? from + 1 : from;
  return (others[next] ?? Infinity) <= place + window;
}
