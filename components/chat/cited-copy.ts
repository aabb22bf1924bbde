import type { Citation, Message, Source, Sources } from "#lib/protocol";
import { marksOutsideCode } from "../markdown/marks-outside-code.ts";
import { sourceWords } from "../text/source-words.ts";

/**
 * An answer as it is copied: Markdown with a footnote for each source it leans on, so that what was
 * cited can be looked up wherever it is pasted.
 */
export function copiedAnswer({ text, sources }: Pick<Message, "text" | "sources">): string {
  if (sources === null || !sources.isAnswered) return text;
  const known = new Set(sources.passages.map(({ n }) => n));
  const used = new Set(citationsOf(sources).map(({ n }) => n));
  let copied = "";
  let end = 0;
  for (const mark of marksOutsideCode(text)) {
    const numbers = mark.numbers.filter((number) => known.has(number));
    if (numbers.length === 0) continue;
    for (const number of numbers) used.add(number);
    copied += text.slice(end, mark.start) + numbers.map((number) => `[^${number}]`).join("");
    end = mark.end;
  }
  const cited = sources.passages.filter(({ n }) => used.has(n));
  const body = copied + text.slice(end);
  const unmarked = cited.filter(({ n }) => !body.includes(`[^${n}]`));
  const marks = unmarked.map(({ n }) => `[^${n}]`).join("");
  const notes = cited.map((source) => footnote(source, sources));
  return [`${body.trimEnd()}${marks}`, ...(notes.length === 0 ? [] : [notes.join("\n")])].join(
    "\n\n",
  );
}

/** What the answer itself leans on. */
function citationsOf({ citations }: Sources): readonly Citation[] {
  return citations.filter(({ kind }) => kind !== "beside");
}

function footnote(source: Source, sources: Sources): string {
  const quotes = citationsOf(sources)
    .filter(({ n, kind }) => n === source.n && kind !== "paraphrase")
    .map(({ quote }) => ` “${onOneLine(quote)}”`);
  const creators = source.creators.length === 0 ? "" : `${source.creators.join(", ")}: `;
  return `[^${source.n}]: ${onOneLine(creators + sourceWords(source))}.${[...new Set(quotes)].join("")}`;
}

/** Footnotes end with their line, and what a book says must not begin anything else. */
const onOneLine = (words: string) =>
  words.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, "\\$&");
