// Nothing of these can be seen, and each would stand between a quote and its words: control
// characters but tab and line end, soft hyphens, word joiners, byte order marks, non-characters.
const unseen = /(?![\t\n\f])[\p{Cc}\p{Cs}\u00ad\u2060\ufeff\ufffe\uffff]/gu;

/** Text without what nobody can see or store: control characters, invisible joints, halves of pairs. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(unseen, "");
}

/** A title or a name: one line, no longer than anybody would print. */
export function cleanLine(text: string, longest = 500): string {
  const line = cleanText(text).replace(/\s+/g, " ").trim();
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
