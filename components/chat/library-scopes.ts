import { maxScopeDocuments, type LibraryDocument, type LibraryScope } from "#lib/protocol";

export const automatic: LibraryScope = { mode: "automatic", documentIds: [] };

/** What can be picked behind a `#`. */
export type BookChoice =
  | { readonly kind: "library" }
  | { readonly kind: "tag"; readonly tag: string; readonly documentIds: readonly string[] }
  | { readonly kind: "book"; readonly book: LibraryDocument };

/** What a list shows of the books at once; typing on finds the others. */
const mostBooks = 50;

/** The books, tags and the whole library, as far as they have all the words that were typed. */
export function bookChoices(books: readonly LibraryDocument[], typed: string): BookChoice[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => {
    const lower = text.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const readable = books.filter(({ state }) => state === "text-ready" || state === "ready");
  const found = readable.filter(({ title, creators }) => fits([title, ...creators].join(" ")));
  const tags = [...new Set(readable.flatMap((book) => book.tags))].filter(fits).toSorted();
  return [
    ...(readable.length > 0 && fits("whole library") ? [{ kind: "library" as const }] : []),
    ...tags.map((tag) => ({
      kind: "tag" as const,
      tag,
      documentIds: readable.filter((book) => book.tags.includes(tag)).map(({ id }) => id),
    })),
    ...found
      .toSorted((one, other) => one.title.localeCompare(other.title))
      .slice(0, mostBooks)
      .map((book) => ({ kind: "book" as const, book })),
  ];
}

/** The scope with what was picked added to the books that are asked; picking makes it explicit. */
export function withChoice(scope: LibraryScope, choice: BookChoice): LibraryScope {
  if (choice.kind === "library") return { mode: "explicit", documentIds: [] };
  const before = scope.mode === "explicit" ? scope.documentIds : [];
  const added = choice.kind === "tag" ? choice.documentIds : [choice.book.id];
  const documentIds = [...new Set([...before, ...added])].slice(0, maxScopeDocuments);
  return { mode: "explicit", documentIds };
}

/** The scope without a book. Without its last it is automatic, for none would mean the whole library. */
export function withoutBook(scope: LibraryScope, documentId: string): LibraryScope {
  const documentIds = scope.documentIds.filter((id) => id !== documentId);
  return documentIds.length === 0 ? automatic : { ...scope, documentIds };
}

export function isSameScope(one: LibraryScope, other: LibraryScope): boolean {
  return (
    one.mode === other.mode &&
    one.documentIds.length === other.documentIds.length &&
    one.documentIds.every((id) => other.documentIds.includes(id))
  );
}
