// Nothing of these can be seen, and each would stand between a quote and its words: control
// characters but tab and line end, soft hyphens, word joiners, byte order marks, non-characters.
// oxlint-disable-next-line no-control-regex -- The characters it names are the ones to remove.
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u2060\ufeff\ufffe\uffff]/g;

/** Text without what nobody can see or store: control characters, invisible joints, halves of pairs. */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed().replaceAll("\ufffd", "");
  return whole.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(unseen, "");
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
