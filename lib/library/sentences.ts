/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences of a text in its order, without the white space around them: what
 * `text.slice(start, end)` gives. A line end within a paragraph ends no sentence; an empty line does.
 * A language that is unknown or misspelt is as good as none. Takes time in proportion to the text.
 */
export function sentencesOf(text: string, language?: string | null): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  for (const { index, segment } of segmenterFor(language).segment(withoutLineEnds(text))) {
    const end = index + segment.length;
    if (isGoingOn(segment)) continue;
    // Quotes that open at the very end belong to what follows.
    const own = end - (opening.exec(segment.slice(-longestOpening))?.[0].length ?? 0);
    add(sentences, text, { start, end: own });
    start = own;
  }
  add(sentences, text, { start, end: text.length });
  return sentences;
}

/** Of the same length, so that every place stays the same. */
function withoutLineEnds(text: string): string {
  return text.replaceAll(/(?<!\n)\n(?!\n)/gu, " ");
}

const longestOpening = 8;
const opening = /[\p{Ps}\p{Pi}]+$/u;

/** Titles and the like, which no sentence ends with though a name in capitals follows. */
const abbreviations = new Set(
  (
    "mr mrs ms dr prof rev st ste mt messrs jr sr gen col capt lt sgt gov sen rep hon " +
    "mme mlle mgr hr fr frl nr p vol fig ch pp cf vs etc ca bzw usw sr sra srta sig dott"
  ).split(" "),
);

/** Whether a piece ends with a full stop that ends no sentence: an initial or an abbreviation. */
function isGoingOn(segment: string): boolean {
  const word = /(?:^|[^\p{L}\p{N}])(\p{L}{1,6})\. ?$/u.exec(segment.slice(-12))?.[1];
  if (word === undefined) return false;
  return /^\p{Lu}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

function add(sentences: TextRange[], text: string, { start, end }: TextRange): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  if (to > from) sentences.push({ start: from, end: to });
}

function isSpace(text: string, index: number): boolean {
  return text.charAt(index).trim() === "";
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string | null | undefined): Intl.Segmenter {
  const wanted = language ?? "";
  const known = segmenters.get(wanted);
  if (known !== undefined) return known;
  const made = segmenterOf(wanted);
  // Languages come from books, which may make any number of them up.
  if (segmenters.size < 100) segmenters.set(wanted, made);
  return made;
}

function segmenterOf(language: string): Intl.Segmenter {
  const options = { granularity: "sentence" } as const;
  try {
    return new Intl.Segmenter(language === "" ? undefined : language, options);
  } catch {
    return new Intl.Segmenter(undefined, options);
  }
}
