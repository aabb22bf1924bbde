import type { StoredDocument } from "#lib/db";
import { fold } from "./fold.ts";

/** What a search wants of the books; what is absent or empty allows all. */
export interface BookFilters {
  readonly documentIds?: readonly string[] | undefined;
  readonly creators?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly folders?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Each must stand in the title. */
  readonly titles: readonly string[];
  /** Each must stand in the name of one creator. */
  readonly authors: readonly string[];
}

/** True when any filter is set, so that the books have to be looked at. */
export function hasFilters(filters: BookFilters): boolean {
  const { titles, authors, documentIds, creators, languages, folders, tags } = filters;
  const lists = [titles, authors, documentIds, creators, languages, folders, tags];
  return lists.some((list) => list !== undefined && list.length > 0);
}

/** The books that every filter allows; of the values of one filter, one is enough. */
export function chooseBooks<Book extends StoredDocument>(
  books: readonly Book[],
  filters: BookFilters,
): Book[] {
  const [titles, authors] = [filters.titles.map(fold), filters.authors.map(fold)];
  const allows = (list: readonly string[] | undefined, has: (value: string) => boolean) =>
    list === undefined || list.length === 0 || list.some(has);
  return books.filter((book) => {
    const creators = authors.length === 0 ? [] : book.creators.map(fold);
    const title = titles.length === 0 ? "" : fold(book.title);
    return (
      allows(filters.documentIds, (id) => book.id === id) &&
      allows(filters.creators, (creator) => book.creators.includes(creator)) &&
      allows(filters.languages, (language) => mainLanguage(book.language) === language) &&
      allows(filters.folders, (folder) => isWithin(book.folder, folder)) &&
      allows(filters.tags, (tag) => book.tags.includes(tag)) &&
      titles.every((words) => title.includes(words)) &&
      authors.every((words) => creators.some((creator) => creator.includes(words)))
    );
  });
}

/** `en` of `en-GB`: what a filter of languages is about. */
export function mainLanguage(tag: string | null): string | null {
  return tag === null ? null : (tag.split("-")[0]?.toLowerCase() ?? null);
}

/** A folder holds what lies in the folders below it; the top holds everything. */
function isWithin(folder: string, above: string): boolean {
  return above === "" || folder === above || folder.startsWith(`${above}/`);
}
