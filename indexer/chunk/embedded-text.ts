/**
 * What the embedding model reads of a passage: the headings above it, then its text. A heading that
 * the text itself begins with is not said twice.
 */
export function embeddedText(headings: readonly string[], text: string): string {
  const opening = text.split("\n\n", headings.length).map(settled);
  const above = headings.filter((heading) => !opening.includes(settled(heading)));
  return above.length === 0 ? text : `${above.join(" › ")}\n${text}`;
}

function settled(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
