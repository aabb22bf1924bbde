import type { TextRange } from "./sentences.ts";

/** Something an answer gives as the words of somebody else. */
export interface Quoted extends TextRange {
  readonly words: string;
}

/** From a mark to its partner, within one paragraph. Single straight marks are apostrophes more often than not. */
const pairs =
  /“(?<a>[^“”]{3,4000})”|„(?<b>[^„“”]{3,4000})[“”]|«(?<c>[^«»]{3,4000})»|「(?<d>[^「」]{3,4000})」|『(?<e>[^『』]{3,4000})』|‘(?<f>[^‘]{3,4000}?)’(?!\p{L})|(?<![\p{L}\p{N}])"(?<g>[^"]{3,4000})"(?!\p{L})/gu;

const quoteLines = /(?:^ {0,3}>[^\n]*(?:\n|$))+/gmu;
const quoteLineStart = /^ {0,3}(?:> ?)+/gmu;

/**
 * What an answer quotes: between quote marks of any kind, or in lines that begin with `>`. The range
 * is that of the words, without the marks around them. Code must have been blanked out.
 */
export function quotedIn(answer: string): Quoted[] {
  const quoted: Quoted[] = [];
  let from = 0;
  for (const { 0: block, index } of answer.matchAll(quoteLines)) {
    addMarked(quoted, answer.slice(from, index), from);
    addBlock(quoted, block, index);
    from = index + block.length;
  }
  addMarked(quoted, answer.slice(from), from);
  return quoted;
}

function addMarked(quoted: Quoted[], text: string, offset: number): void {
  for (const paragraph of paragraphsOf(text)) {
    for (const { index, groups } of paragraph.words.matchAll(pairs)) {
      const words = Object.values(groups ?? {}).find((group) => group !== undefined) ?? "";
      const start = offset + paragraph.start + index + 1;
      quoted.push({ words, start, end: start + words.length });
    }
  }
}

/** A quoted paragraph is one quote, unless it holds quote marks of its own. */
function addBlock(quoted: Quoted[], block: string, offset: number): void {
  // As many spaces as the marks took, so that every place stays the same.
  const bare = block.replaceAll(quoteLineStart, (marks) => " ".repeat(marks.length));
  const before = quoted.length;
  addMarked(quoted, bare, offset);
  if (quoted.length > before) return;
  for (const { words, start } of paragraphsOf(bare)) {
    const trimmed = words.trim();
    const from = offset + start + words.indexOf(trimmed);
    if (trimmed !== "") quoted.push({ words: trimmed, start: from, end: from + trimmed.length });
  }
}

function paragraphsOf(text: string): Quoted[] {
  const paragraphs: Quoted[] = [];
  let start = 0;
  for (const { 0: gap, index } of text.matchAll(/\n[^\S\n]*\n/gu)) {
    paragraphs.push({ words: text.slice(start, index), start, end: index });
    start = index + gap.length;
  }
  return [...paragraphs, { words: text.slice(start), start, end: text.length }];
}
