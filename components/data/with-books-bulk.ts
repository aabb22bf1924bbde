import { maxTags, type LibraryBulk, type LibraryDocument, type LibraryList } from "#lib/protocol";

/** The library as it will be once the server has done this; what was removed comes back with its next answer. */
export function withBooksBulk(list: LibraryList, bulk: LibraryBulk): LibraryList {
  const ids = new Set(bulk.ids);
  const isMeant = ({ id }: LibraryDocument) => ids.has(id);
  const each = (change: (document: LibraryDocument) => LibraryDocument) => ({
    ...list,
    documents: list.documents.map((document) => (isMeant(document) ? change(document) : document)),
  });
  switch (bulk.do) {
    case "remove":
      return { ...list, documents: list.documents.filter((document) => !isMeant(document)) };
    case "restore":
      return list;
    case "reindex":
      return each((document) => ({ ...document, state: "queued", problem: null }));
    case "tag":
      return each((document) => ({ ...document, tags: withTags(document.tags, bulk) }));
  }
}

function withTags(tags: readonly string[], change: LibraryBulk & { do: "tag" }): string[] {
  const kept = tags.filter((tag) => !change.remove.includes(tag));
  return [...new Set([...kept, ...change.add])].slice(0, maxTags);
}

/** What takes a change of tags back, for books that have the tags they had before it: one step for each kind of difference. */
export function tagsUndo(
  before: readonly LibraryDocument[],
  change: LibraryBulk & { do: "tag" },
): LibraryBulk[] {
  const steps = before.map(({ id, tags }) => ({
    id,
    add: change.remove.filter((tag) => tags.includes(tag)),
    remove: change.add.filter((tag) => !tags.includes(tag)),
  }));
  const groups = Map.groupBy(steps, ({ add, remove }) => JSON.stringify([add, remove]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || first.add.length + first.remove.length === 0) return [];
    const { add, remove } = first;
    return [{ do: "tag", ids: group.map(({ id }) => id), add, remove }];
  });
}
