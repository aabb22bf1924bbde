import type { ConversationState, TreeNode } from "./state.ts";

/** From the root down to the leaf, both included; empty when there is no such message. */
export function pathTo(
  { nodes }: Pick<ConversationState, "nodes">,
  leafId: string | null,
): readonly TreeNode[] {
  const path: TreeNode[] = [];
  let node = leafId === null ? undefined : nodes.get(leafId);
  while (node !== undefined) {
    path.push(node);
    node = node.parentId === null ? undefined : nodes.get(node.parentId);
  }
  return path.toReversed();
}

/**
 * The end of the branch that was written last below a message (`null` for the whole tree); the
 * message itself when nothing is below it.
 */
export function newestLeafBelow(
  { children }: Pick<ConversationState, "children">,
  id: string | null,
): string | null {
  let newest: TreeNode | undefined;
  const waiting = [...(children.get(id) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const below = children.get(node.id) ?? [];
    for (const child of below) waiting.push(child);
    if (below.length === 0 && (newest === undefined || node.order > newest.order)) newest = node;
  }
  return newest?.id ?? id;
}
