import type { JournalEvent } from "#lib/protocol";
import { newestLeafBelow, pathTo, type ConversationState } from "#lib/tree";

/**
 * The leaf after an event that is folded into `state` already. It follows the first message below
 * the end that is shown, because that is the same line grown longer. Versions and branches made
 * elsewhere do not move it.
 */
export function leafAfter(
  state: ConversationState,
  leaf: string | null,
  event: JournalEvent,
): string | null {
  if (event.type !== "message.created" || !state.nodes.has(event.message.id)) return leaf;
  const { id, parentId } = event.message;
  return parentId === leaf && state.children.get(parentId)?.[0]?.id === id ? id : leaf;
}

/** Where a reader finds themselves again in a tree that was read anew. */
export function survivorOf(before: ConversationState, after: ConversationState): string | null {
  const { leafId } = before;
  if (leafId === null) return after.leafId;
  if (after.nodes.has(leafId)) {
    const wasEnd = !before.children.has(leafId);
    return wasEnd ? onlyLineBelow(after, leafId) : leafId;
  }
  const left = pathTo(before, leafId).findLast(({ id }) => after.nodes.has(id));
  return left === undefined ? after.leafId : newestLeafBelow(after, left.id);
}

/** Follows first children down from what was an end, as the events that were missed would have done. */
function onlyLineBelow({ children }: ConversationState, from: string): string {
  let end = from;
  for (let next = children.get(end)?.[0]; next !== undefined; next = children.get(end)?.[0]) {
    end = next.id;
  }
  return end;
}
