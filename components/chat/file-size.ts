/** Of a text in UTF-8, which is how the limits of files are meant. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
