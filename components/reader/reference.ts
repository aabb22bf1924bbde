import type { OpenedDocument, Place, Section } from "#lib/protocol";
import { chapterAt } from "./book-places.ts";

type Book = Pick<OpenedDocument, "title" | "creators" | "year" | "contents" | "outline">;

/** A quote as it can be put into a letter: the words, then who said them and where. */
export function quoteWithReference(book: Book, quote: string, place: Place, page?: number): string {
  const where = [
    book.creators.join(", "),
    book.year === null ? book.title : `${book.title} (${book.year})`,
    chapterAt(book, { section: place.section, offset: place.start }),
    page === undefined ? "" : `page ${page}`,
  ].filter((part) => part !== "");
  return `“${quote.trim()}”\n— ${where.join(", ")}`;
}

/** The printed page a place is on; undefined in books that have none. */
export function pageAt({ blocks }: Section, offset: number): number | undefined {
  return blocks.findLast(({ start, page }) => page !== undefined && start <= offset)?.page;
}
