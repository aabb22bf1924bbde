import type { HouseEvent, LibraryList } from "#lib/protocol";

type LibraryNews = HouseEvent & { type: "library.changed" };

/** The library after what the indexer has done. Books it did not have come first, as the list has the latest first. */
export function withNews(list: LibraryList, { status, documents, removedIds }: LibraryNews) {
  const changed = new Map(documents.map((document) => [document.id, document]));
  const removed = new Set(removedIds);
  const known = new Set(list.documents.map(({ id }) => id));
  const added = documents
    .filter(({ id }) => !known.has(id) && !removed.has(id))
    .toSorted((one, other) => other.addedAt.localeCompare(one.addedAt));
  return {
    status,
    documents: [
      ...added,
      ...list.documents
        .filter(({ id }) => !removed.has(id))
        .map((document) => changed.get(document.id) ?? document),
    ],
  };
}
