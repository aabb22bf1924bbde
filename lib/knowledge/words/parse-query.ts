/** A query taken apart. */
export interface ParsedQuery {
  /** What is looked for in the text, as typed: everything but the parts that choose books. */
  readonly text: string;
  /** What it means: the words and phrases that are wanted, without quotes, for comparing by meaning. */
  readonly wanted: string;
  /** Of `wanted`, what stood in quotes and must be found as it stands. */
  readonly phrases: readonly string[];
  /** What was left out with a minus: a word or a phrase each. */
  readonly without: readonly string[];
  /** Each must stand in the title, or the name of one creator. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
}

interface Part {
  readonly minus: boolean;
  readonly field: string;
  readonly isQuoted: boolean;
  readonly value: string;
  readonly typed: string;
}

const longestQuery = 2_000;
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "„": "“",
  "«": "»",
  "「": "」",
};

/**
 * Understands what people type into a search box: quotes hold words together, a minus leaves a word
 * out, `title:` and `author:` choose books, everything else is words. Nothing is an error.
 */
export function parseQuery(query: string): ParsedQuery {
  const parts = partsOf(query.slice(0, longestQuery));
  const inText = parts.filter(({ field }) => field === "");
  const wanted = inText.filter(({ minus }) => !minus);
  const named = (field: string) =>
    parts.flatMap((part) => (part.field === field && part.value !== "" ? [part.value] : []));
  return {
    text: inText.map(({ typed }) => typed).join(" "),
    wanted: wanted.map(({ value }) => value).join(" "),
    phrases: wanted.flatMap(({ isQuoted, value }) => (isQuoted ? [value] : [])),
    without: inText.flatMap(({ minus, value }) => (minus ? [value] : [])),
    titles: named("title"),
    authors: named("author"),
  };
}

/** Takes a question as it is: its quotes and minus signs mean nothing. */
export function plainQuery(question: string): ParsedQuery {
  const text = question.slice(0, longestQuery).trim();
  return { text, wanted: text, phrases: [], without: [], titles: [], authors: [] };
}

function partsOf(query: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < query.length) {
    if (isSpace(query, at)) {
      at += 1;
      continue;
    }
    const { part, end } = partAt(query, at);
    if (part.value.trim() !== "" || part.field !== "") parts.push(part);
    at = end;
  }
  return parts;
}

function partAt(query: string, start: number): { part: Part; end: number } {
  const minus = query[start] === "-" && !isSpace(query, start + 1) && start + 1 < query.length;
  const field = minus ? "" : fieldAt(query, start);
  const from = start + (minus ? 1 : 0) + (field === "" ? 0 : field.length + 1);
  const quoted = quotedAt(query, from);
  const end = quoted === undefined ? wordEnd(query, from) : quoted.end;
  const value = quoted === undefined ? query.slice(from, end) : quoted.value;
  const typed = query.slice(start, end);
  return { part: { minus, field, isQuoted: quoted !== undefined, value, typed }, end };
}

function fieldAt(query: string, at: number): string {
  const beginning = query.slice(at, at + 7).toLowerCase();
  return ["title", "author"].find((field) => beginning.startsWith(`${field}:`)) ?? "";
}

/** What stands in quotes here; undefined for a quote that nothing closes, which is a letter like any other. */
function quotedAt(query: string, at: number): { value: string; end: number } | undefined {
  const close = closing[query[at] ?? ""];
  if (close === undefined) return undefined;
  const end = query.indexOf(close, at + 1);
  return end < 0 ? undefined : { value: query.slice(at + 1, end), end: end + 1 };
}

function wordEnd(query: string, from: number): number {
  let end = from;
  while (end < query.length && !isSpace(query, end) && (end === from || !opensQuote(query, end))) {
    end += 1;
  }
  return end;
}

function opensQuote(query: string, at: number): boolean {
  return quotedAt(query, at) !== undefined;
}

function isSpace(query: string, at: number): boolean {
  return /\s/u.test(query[at] ?? "");
}
