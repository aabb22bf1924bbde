import type { Place, Source } from "#lib/protocol";

/** Where in its book a source stands: `Chapter 3, page 12`; empty when the book has neither. */
export function placeWords({ headings, page }: Pick<Source, "headings" | "page">): string {
  const heading = headings.at(-1);
  return [heading, page === null ? undefined : `page ${page}`].filter(Boolean).join(", ");
}

/** `Candide, Chapter 3` */
export function sourceWords(source: Pick<Source, "title" | "headings" | "page">): string {
  return [source.title, placeWords(source)].filter(Boolean).join(", ");
}

/** The address that opens a book at a place and marks it. */
export function readerPath(documentId: string, { section, start, end }: Place): string {
  return `/library/${documentId}?section=${section}&start=${start}&end=${end}`;
}
