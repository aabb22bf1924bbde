import { Statements } from "./bearing.ts";
import { sentencesOf, type TextRange } from "./sentences.ts";

/** Passages are a page long; of what is no passage only the beginning is looked at. */
const longestPassage = 50_000;

/**
 * The part of a text that comes to so many characters and has most to do with a question: whole
 * sentences around the one that speaks of it most, and some words where even that is longer.
 */
export function focusOn(whole: string, question: string, mostCharacters: number): TextRange {
  if (whole.length <= mostCharacters) return { start: 0, end: whole.length };
  const text = whole.slice(0, longestPassage);
  const { start: wanted } = new Statements([{ n: 1, text }]).findBest(question)?.statement ?? {
    start: 0,
  };
  const sentences = sentencesOf(text);
  const core = sentences.findLastIndex(({ start }) => start <= wanted);
  const sentence = sentences[core] ?? { start: 0, end: text.length };
  if (sentence.end - sentence.start > mostCharacters) {
    return someWords(text, { start: wanted, end: sentence.end }, mostCharacters);
  }
  return grown(sentences, core, mostCharacters);
}

/** What follows explains more than what goes before; both come while there is room. */
function grown(sentences: readonly TextRange[], core: number, most: number): TextRange {
  let { start, end } = sentences[core] ?? { start: 0, end: 0 };
  let [before, behind] = [core - 1, core + 1];
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    const next = sentences[behind];
    if (next !== undefined && next.end - start <= most) {
      [end, isGrowing] = [next.end, true];
      behind += 1;
    }
    const last = sentences[before];
    if (last !== undefined && end - last.start <= most) {
      [start, isGrowing] = [last.start, true];
      before -= 1;
    }
  }
  return { start, end };
}

/** From a place on, and neither a word nor a letter cut in two, unless there is nothing but one. */
function someWords(text: string, { start, end }: TextRange, most: number): TextRange {
  const room = Math.min(end, start + Math.floor(most));
  const lastSpace = text.slice(start, room + 1).search(/\s\S*$/u);
  if (lastSpace > 0) return { start, end: start + lastSpace };
  const isWithinLetter = !text.slice(start, room).isWellFormed();
  return { start, end: isWithinLetter ? room - 1 : room };
}
