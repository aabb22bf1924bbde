import type { Coverage } from "#lib/protocol";
import { count } from "./amounts.ts";

/** `1 book`, `1 200 books` */
export function some(amount: number, one: string, many: string): string {
  return amount === 1 ? `1 ${one}` : `${count(amount)} ${many}`;
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
