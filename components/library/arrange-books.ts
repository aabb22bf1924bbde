import type { DocumentState, LibraryDocument } from "#lib/protocol";

/** Undefined: any. */
export interface BookFilter {
  readonly text: string;
  readonly state: DocumentState | undefined;
  readonly language: string | undefined;
  readonly creator: string | undefined;
  readonly folder: string | undefined;
  readonly tag: string | undefined;
}

export const noFilter: BookFilter = {
  text: "",
  state: undefined,
  language: undefined,
  creator: undefined,
  folder: undefined,
  tag: undefined,
};

export const bookOrders = ["added", "title", "creator"] as const;

export type BookOrder = (typeof bookOrders)[number];

type Books = readonly LibraryDocument[];

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The books that a filter leaves, in an order. Words are looked for without case and accents. */
export function arrangeBooks(books: Books, filter: BookFilter, order: BookOrder): Books {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  const left = books.filter((book) => {
    if (!passes(book, filter)) return false;
    if (words.length === 0) return true;
    const text = folded([book.title, ...book.creators, ...book.tags, book.folder].join(" "));
    return words.every((word) => text.includes(word));
  });
  return left.toSorted(comparisons[order]);
}

const comparisons: Record<BookOrder, (one: LibraryDocument, other: LibraryDocument) => number> = {
  added: (one, other) =>
    other.addedAt.localeCompare(one.addedAt) || names.compare(one.title, other.title),
  title: (one, other) => names.compare(one.title, other.title),
  // Whoever has no name stands behind everyone who has.
  creator: (one, other) =>
    names.compare(one.creators[0] ?? "\uffff", other.creators[0] ?? "\uffff") ||
    names.compare(one.title, other.title),
};

function passes(book: LibraryDocument, filter: BookFilter): boolean {
  const { state, language, creator, folder, tag } = filter;
  return (
    (state === undefined || book.state === state) &&
    (language === undefined || primary(book.language) === language) &&
    (creator === undefined || book.creators.includes(creator)) &&
    (folder === undefined || book.folder === folder || book.folder.startsWith(`${folder}/`)) &&
    (tag === undefined || book.tags.includes(tag))
  );
}

export interface BookFacets {
  readonly states: readonly DocumentState[];
  readonly languages: readonly string[];
  readonly creators: readonly string[];
  readonly folders: readonly string[];
  readonly tags: readonly string[];
}

/** What the books can be filtered by: only what some of them have. */
export function facetsOf(books: Books): BookFacets {
  const of = <Value extends string>(values: (book: LibraryDocument) => readonly Value[]) =>
    [...new Set(books.flatMap(values))].toSorted(names.compare);
  return {
    states: of(({ state }) => [state]),
    languages: of(({ language }) => (language === null ? [] : [primary(language)])),
    creators: of(({ creators }) => creators),
    folders: of(({ folder }) => foldersTo(folder)),
    tags: of(({ tags }) => tags),
  };
}

/** A folder and all it lies in. */
function foldersTo(folder: string): string[] {
  const steps = folder.split("/").filter(Boolean);
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

function primary<Tag extends string | null>(language: Tag): Tag | string {
  return language === null ? language : (language.split("-")[0] ?? language).toLowerCase();
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}
