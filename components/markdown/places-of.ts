/**
 * Where the letters of a text stand in the Markdown it was read from, and where it ends: Markdown
 * leaves marks out and writes some letters otherwise. Undefined when the two do not fit together.
 */
export function placesOf(text: string, source: string): readonly number[] | undefined {
  if (text === source) return Array.from({ length: text.length + 1 }, (_, place) => place);
  const places: number[] = [];
  let next = 0;
  for (const letter of text.split("")) {
    const place = source.indexOf(letter, next);
    if (place === -1) return undefined;
    places.push(place);
    next = place + 1;
  }
  return [...places, source.length];
}
