import { cleanLine } from "../draft/clean-text.ts";

export interface TextFacts {
  readonly title: string | undefined;
  readonly creators: readonly string[];
  /** As the text spells it: a name in English, mostly. */
  readonly languageName: string | undefined;
  readonly licence: string | null;
}

export interface Unwrapped {
  readonly facts: TextFacts;
  /** The book without what stands around it. */
  readonly text: string;
}

const start = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*$/im;
const end =
  /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*|End of (?:the )?Project Gutenberg(?:'s)? .*)$/im;
const producer = /^\s*(?:produced by|e-text prepared by)\b[^]*?(?:\n[ \t]*){2,}/i;

/** Takes a book of Project Gutenberg out of the words that come with it, which say what it is. */
export function unwrapGutenberg(text: string): Unwrapped {
  const opening = start.exec(text);
  if (opening === null) return { facts: nothing, text };
  const head = text.slice(0, opening.index);
  const rest = text.slice(opening.index + opening[0].length);
  const closing = end.exec(rest);
  const body = closing === null ? rest : rest.slice(0, closing.index);
  const author = fieldOf(head, "Author");
  return {
    facts: {
      title: fieldOf(head, "Title"),
      creators: author === undefined ? [] : author.split(/\s+and\s+|;\s*/),
      languageName: fieldOf(head, "Language"),
      licence: licenceIn(head),
    },
    text: body.replace(producer, ""),
  };
}

const nothing: TextFacts = {
  title: undefined,
  creators: [],
  languageName: undefined,
  licence: null,
};

/** A line as long as this was wrapped; below a shorter one stands a subtitle. */
const wrappedLine = 55;

function fieldOf(head: string, name: string): string | undefined {
  const found = new RegExp(`^${name}: *(.+)((?:\\n[ \\t]+\\S.*)*)`, "im").exec(head);
  if (found === null) return undefined;
  const [, first = "", more = ""] = found;
  return cleanLine(first.length >= wrappedLine ? first + more : first) || undefined;
}

function licenceIn(head: string): string | null {
  const remark = /(?<=^|\n)This (?:e-?book|etext) is for the use of(?:.+\n?)*/i.exec(head);
  return remark === null ? null : cleanLine(remark[0], 1000);
}
