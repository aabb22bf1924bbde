/** A `#` that is being written and the words behind it. */
export interface HashToken {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

const token = /(?:^|\s)#((?!\s)[^#\n]{0,60})$/;

/** The `#` whose words end at the caret: at the beginning of a word, and not a heading of Markdown. */
export function hashBefore(text: string, caret: number): HashToken | undefined {
  const typed = token.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? undefined : { start: caret - typed.length - 1, end: caret, typed };
}

/** A text with a `#` at its end, which opens the list of books. */
export function withHash(text: string): string {
  return /(?:^|\s)$/.test(text) ? `${text}#` : `${text} #`;
}
