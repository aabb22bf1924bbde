import type { ContentsEntry, OpenedDocument, ReadingPlace } from "#lib/protocol";

type Book = Pick<OpenedDocument, "contents" | "outline">;

/** What the drawer lists: the book's own contents or, where it has none, its parts. */
export function contentsOf({ contents, outline }: Book): readonly ContentsEntry[] {
  if (contents.length > 0) return contents;
  return outline.map(({ title }, section) => ({
    title: title ?? partName(section),
    level: 1,
    section,
    offset: 0,
  }));
}

/** The entry that a place lies under; undefined before the first. */
export function entryAt(
  entries: readonly ContentsEntry[],
  { section, offset }: ReadingPlace,
): ContentsEntry | undefined {
  return entries.findLast(
    (entry) => entry.section < section || (entry.section === section && entry.offset <= offset),
  );
}

/** What the part is called that a place lies in. */
export function chapterAt(book: Book, place: ReadingPlace): string {
  const entry = entryAt(book.contents, place);
  return entry?.title ?? book.outline[place.section]?.title ?? partName(place.section);
}

export function partName(section: number): string {
  return `Part ${section + 1}`;
}

/** How much of the book lies before a part and a part of that, by its words, from 0 to 1. */
export function progressAt({ outline }: Book, section: number, partOfSection: number): number {
  const total = outline.reduce((sum, { words }) => sum + words, 0);
  if (total === 0) return 0;
  const before = outline.slice(0, section).reduce((sum, { words }) => sum + words, 0);
  const within = (outline[section]?.words ?? 0) * Math.min(Math.max(partOfSection, 0), 1);
  return Math.min((before + within) / total, 1);
}
