import { fenceLine } from "./fence.ts";

/**
 * Display maths that begins where its source begins and takes whole lines. `open` while text to
 * come decides: it holds no blank line and no fence, so that is never for long.
 */
export type MathsBlock =
  | { readonly state: "open" }
  | { readonly state: "closed"; readonly tex: string; readonly end: number };

const opening = /^(?:[ \t]*\n)* {0,3}(\$\$(?!\$)|\\\[)/;
const closings = {
  $$: /(?<!\\)\$\$/,
  "\\[": /(?<!\\)(?:\\\\)*\\\]/,
} as const;
const blankLine = /\n[ \t]*\n/;

/** Reads the display maths a source begins with; undefined when it begins with something else. */
export function readMaths(source: string): MathsBlock | undefined {
  const match = opening.exec(source);
  if (match === null) return undefined;
  const body = source.slice(match[0].length);
  const closing = closings[match[1] === "$$" ? "$$" : "\\["].exec(body);
  const tex = body.slice(0, closing === null ? undefined : closing.index + closing[0].length - 2);
  if (blankLine.test(tex) || fenceLine.test(tex)) return undefined;
  if (closing === null) return { state: "open" };
  const closingEnd = closing.index + closing[0].length;
  const rest = /^[ \t]*(?:\n|$)/.exec(body.slice(closingEnd));
  if (rest === null || tex.trim() === "") return undefined;
  return { state: "closed", tex: tex.trim(), end: match[0].length + closingEnd + rest[0].length };
}

const openingLine = /^ {0,3}(?:\$\$(?!\$)|\\\[)/gm;

interface Search {
  /** Nothing that begins behind this is looked at. */
  readonly limit: number | undefined;
  /** Whether a line there stands in no list, quote or code. */
  readonly isTopLevel: (lineStart: number) => boolean;
}

/**
 * Finds where the first display maths of a text begins that is not at its very beginning. `open`
 * when text to come decides.
 */
export function findMaths(source: string, { limit, isTopLevel }: Search) {
  for (const { index } of source.slice(0, limit).matchAll(openingLine)) {
    const maths = index === 0 ? undefined : readMaths(source.slice(index));
    if (maths === undefined || !isTopLevel(index)) continue;
    const isWhole = maths.state === "closed" && source[index + maths.end - 1] === "\n";
    return isWhole ? index : "open";
  }
  return undefined;
}
