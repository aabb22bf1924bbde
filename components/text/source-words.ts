import type { Place, Source } from "#lib/protocol";

type Named = Pick<Source, "title" | "headings" | "page">;

/** Where in its book a source stands: `Chapter 3, page 12`; empty when the book has neither. */
export function placeWords({ title, headings, page }: Named): string {
  const heading = headings.at(-1);
  return [heading === title ? undefined : heading, page === null ? undefined : `page ${page}`]
    .filter(Boolean)
    .join(", ");
}

/** `Candide, Chapter 3` */
export function sourceWords(source: Named): string {
  return [source.title, placeWords(source)].filter(Boolean).join(", ");
}

/** The address that opens a book at a place and marks it. */
export function readerPath(documentId: string, { section, start, end }: Place): string {
  return `/library/${documentId}?section=${section}&start=${start}&end=${end}`;
}
