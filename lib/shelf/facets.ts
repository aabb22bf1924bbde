import type { StoredDocument } from "#lib/db";
import type { LibrarySearch } from "#lib/protocol";
import { mainLanguage } from "./choose-books.ts";

type Facets = LibrarySearch["facets"];
type Facet = Facets["document"];

/** Values of one facet; the rest are too rare to choose by. */
const mostValues = 50;

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** How passages are spread over what one can filter by: a book for each passage that was found. */
export function facetsOf(books: readonly StoredDocument[]): Facets {
  return {
    document: count(books, ({ id, title }) => [[id, title]]),
    creator: count(books, ({ creators }) => creators.map((name) => [name, name])),
    language: count(books, ({ language }) => languageEntry(mainLanguage(language))),
    folder: count(books, ({ folder }) => (folder === "" ? [] : [[folder, folder]])),
    tag: count(books, ({ tags }) => tags.map((tag) => [tag, tag])),
  };
}

type Entry = readonly [value: string, label: string];

function count(
  books: readonly StoredDocument[],
  entriesOf: (book: StoredDocument) => readonly Entry[],
): Facet {
  const counts = new Map<string, Facet[number]>();
  for (const [value, label] of books.flatMap(entriesOf)) {
    const known = counts.get(value);
    if (known === undefined) counts.set(value, { value, label, count: 1 });
    else known.count += 1;
  }
  const sorted = [...counts.values()].toSorted(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label, "en"),
  );
  return sorted.slice(0, mostValues);
}

function languageEntry(language: string | null): Entry[] {
  if (language === null) return [];
  try {
    return [[language, languageNames.of(language) ?? language]];
  } catch {
    // A book may say anything of its language.
    return [[language, language]];
  }
}
