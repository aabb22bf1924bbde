/**
 * The words that everybody who handles books shares: what a book is once it has been read, its
 * sentences, and whether a quote stands in it. Pure; it opens nothing. Start reading at document.ts.
 */
export type { ReadBook, ReadImage, ReadSection } from "./document.ts";
export { sentencesOf, type TextRange } from "./sentences.ts";
export { cite } from "./cite.ts";
export { focusOn } from "./focus-on.ts";
export { sayBeside } from "./say-beside.ts";
