import { titleFrom } from "./title-from.ts";

/** What models put before a title although nobody asked for it. */
const label = /^\W*(?:title|titel|titre|título|titolo|conversation|name)\b[^:：]{0,40}[:：]\s*/iu;
const markup = /[*_`#<>]+/gu;
const quotes = /^["'“”„«»‘’「『\s]+|["'“”«»‘’」』\s.]+$/gu;
const brackets = /[()[\]{}（）]/gu;
const marks = /["“”„«»「」『』]/gu;

/** A model's words as a title: one line, bare; undefined when nothing is left. */
export function cleanTitle(text: string): string | undefined {
  const line = text.split(/\r?\n/u).find((candidate) => candidate.trim() !== "") ?? "";
  const named = line.replace(markup, "").replace(label, "").replace(quotes, "");
  const bare = withoutHalves(withoutHalves(named, brackets), marks).trim();
  return /[\p{L}\p{N}]/u.test(bare) ? titleFrom(bare) : undefined;
}

/** A bracket or quote whose other half is missing is left out, and the rest of their kind with it. */
function withoutHalves(text: string, kind: RegExp): string {
  const found = text.match(kind) ?? [];
  return found.length % 2 === 0 ? text : text.replace(kind, "");
}
