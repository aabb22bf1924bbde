import type { Coverage, Sources } from "#lib/protocol";
import { count } from "../text/amounts.ts";

const some = (amount: number, one: string, many: string) =>
  amount === 1 ? `1 ${one}` : `${count(amount)} ${many}`;

/** What stands below an answer that the library helped with: `3 passages, 2 quotes checked`. */
export function sourcesLine({ passages, citations }: Sources): string {
  const quotes = citations.filter(({ kind }) => kind === "quote").length;
  const shown = some(passages.length, "passage", "passages");
  return quotes === 0 ? shown : `${shown}, ${some(quotes, "quote checked", "quotes checked")}`;
}

/** How much was looked through: `Searched 3 books, 1 200 passages, 1 000 of them by meaning too.` */
export function coverageWords({ documents, passages, embedded, unread }: Coverage): string {
  const books = some(documents, "book", "books");
  const all = some(passages, "passage", "passages");
  const depth =
    embedded >= passages ? "by word and by meaning" : `${count(embedded)} of them by meaning too`;
  const rest = unread === 0 ? "" : ` ${some(unread, "book is", "books are")} not read yet.`;
  return passages === 0
    ? `Searched ${books}.${rest}`
    : `Searched ${books}, ${all}, ${depth}.${rest}`;
}

/** What is said of an answer to which the library had nothing to say. */
export function unansweredWords(mode: Sources["mode"]): string {
  return mode === "explicit"
    ? "Your library does not answer this. The model was not asked."
    : "Your library does not answer this. The answer is from the model alone.";
}

/** `82 %` */
export function scoreWords(score: number): string {
  return `${Math.round(score * 100)}\u00a0%`;
}
