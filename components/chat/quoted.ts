/** What the message box holds after somebody's words were put before what is written there. */
export function quoted(words: string, before: string): string {
  const quote = words
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
  return `${quote}\n\n${before.trimStart()}`;
}
