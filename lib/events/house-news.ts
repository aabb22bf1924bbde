import type { HouseEvent } from "#lib/protocol";

/** With more books than this, asking for the list is less than hearing of each. */
const mostNamed = 100;

/** News of which only the latest matters stand for each other; those of other things do not. */
export function keyOf(event: HouseEvent): string {
  switch (event.type) {
    case "list.changed":
      return `${event.type} ${event.list}`;
    case "engine.changed":
    case "library.changed":
      return event.type;
    case "job.changed":
      return `${event.type} ${event.job.id}`;
  }
}

/**
 * What is left to hear of two news of the same key. The library's name the books that changed, so
 * they are added up; of all others the later says everything.
 */
export function gathered(earlier: HouseEvent | undefined, later: HouseEvent): HouseEvent {
  if (earlier?.type !== "library.changed" || later.type !== "library.changed") return later;
  const ids = new Set([...later.documents.map(({ id }) => id), ...later.removedIds]);
  const documents = [...earlier.documents.filter(({ id }) => !ids.has(id)), ...later.documents];
  const removedIds = [...earlier.removedIds.filter((id) => !ids.has(id)), ...later.removedIds];
  const isAll = earlier.isAll || later.isAll;
  return documents.length + removedIds.length > mostNamed
    ? { ...later, documents: [], removedIds: [], isAll: true }
    : { ...later, documents, removedIds, isAll };
}
