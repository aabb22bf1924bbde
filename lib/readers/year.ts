/** The first year a date names; null when it names none that a book could be from. */
export function yearIn(date: string): number | null {
  const year = Number(/(?<!\d)[12]\d{3}(?!\d)/.exec(date)?.[0]);
  return year >= 1000 && year <= 2999 ? year : null;
}
