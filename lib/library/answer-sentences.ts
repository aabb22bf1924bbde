import type { CitationMark } from "#lib/protocol";
import { sentencesOf, type TextRange } from "./sentences.ts";

/** A sentence of an answer with the sources it names; the marks that name them are within its range. */
export interface AnswerSentence extends TextRange {
  readonly numbers: ReadonlySet<number>;
}

const saying = /[\p{L}\p{N}]/u;

interface Growing {
  start: number;
  end: number;
  /** Where its line begins. */
  readonly line: number;
  readonly numbers: Set<number>;
}

/**
 * The sentences of an answer, line by line as Markdown has them. A mark belongs to the sentence it
 * stands in or behind: behind the full stop, or alone in the next line. One that begins a line
 * belongs to what follows.
 */
export function answerSentences(answer: string, marks: readonly CitationMark[]): AnswerSentence[] {
  const sentences = bareSentences(withoutMarks(answer, marks));
  let place = -1;
  for (const { start, end, numbers } of marks) {
    while ((sentences[place + 1]?.start ?? Infinity) <= start) place += 1;
    const last = sentences[place];
    const next = sentences[place + 1];
    const beginsLine = next !== undefined && next.line <= start && last?.line !== next.line;
    const owner = beginsLine ? next : (last ?? next);
    if (owner === undefined) continue;
    owner.start = Math.min(owner.start, start);
    owner.end = Math.max(owner.end, end);
    for (const number of numbers) owner.numbers.add(number);
  }
  return sentences;
}

/** Of the same length, so that every place stays the same. */
export function withoutMarks(answer: string, marks: readonly CitationMark[]): string {
  let text = "";
  let from = 0;
  for (const { start, end } of marks) {
    text += answer.slice(from, start) + " ".repeat(end - start);
    from = end;
  }
  return text + answer.slice(from);
}

function bareSentences(text: string): Growing[] {
  const sentences: Growing[] = [];
  let line = 0;
  for (const words of text.split("\n")) {
    // Rules, lists of nothing and empty lines need no segmenter.
    const said = saying.test(words) ? sentencesOf(words) : [];
    for (const { start, end } of said) {
      sentences.push({ start: line + start, end: line + end, line, numbers: new Set() });
    }
    line += words.length + 1;
  }
  return sentences;
}
