export interface Piece {
  readonly source: string;
  /** True for what no parser should see: a line longer than any that somebody wrote. */
  readonly isPlain: boolean;
}

/** The parser takes four times as long for a text twice as long: a book is given to it in pieces. */
const enough = 24 * 1024;
/** A piece that finds no good place to end ends at an empty line, and then at any. */
const tooMuch = 4 * enough;
const longestLine = 4 * enough;

const fence = /^ {0,3}(?:`{3,}|~{3,})/;
/** What may go on with a list, a quote, a table or the paragraph above it. */
const continues = /^(?:[\s>|<*+-]|\d+[.)])/;

/** Divides Markdown where one block has surely ended and another begins: before a line at the margin, after an empty one. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let length = 0;
  let isFenced = false;
  const end = () => {
    if (lines.length > 0) pieces.push({ source: lines.join("\n"), isPlain: false });
    lines = [];
    length = 0;
    isFenced = false;
  };
  for (const line of source.split(/\r\n?|\n/)) {
    if (line.length > longestLine) {
      end();
      pieces.push({ source: line, isPlain: true });
      continue;
    }
    const isAfterGap = lines.at(-1)?.trim() === "";
    const mayEnd = isAfterGap && !isFenced && !continues.test(line);
    if ((length > enough && mayEnd) || (length > tooMuch && isAfterGap) || length > 2 * tooMuch)
      end();
    if (fence.test(line)) isFenced = !isFenced;
    lines.push(line);
    length += line.length + 1;
  }
  end();
  return pieces;
}
