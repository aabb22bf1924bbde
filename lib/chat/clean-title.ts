import { titleFrom } from "./title-from.ts";

/** What models put around a title although nobody asked for it. */
const label = /^(?:\W*)(?:title|titel|titre|título|titolo)\s*[:：-]\s*/iu;
const markup = /[*_`#<>]+/gu;
const quotes = /^["'“”„«»‘’「『\s]+|["'“”«»‘’」』\s.]+$/gu;

/** A model's words as a title: one line, bare; undefined when nothing is left. */
export function cleanTitle(text: string): string | undefined {
  const line = text.split(/\r?\n/u).find((candidate) => candidate.trim() !== "") ?? "";
  const bare = line.replace(markup, "").replace(label, "").replace(quotes, "");
  return /[\p{L}\p{N}]/u.test(bare) ? titleFrom(bare) : undefined;
}
