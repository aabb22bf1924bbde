import type { TreeNode } from "#lib/tree";

/** Where a message stands in the shown branch; -1 when it does not. Asked rarely: a map of ten thousand costs more. */
export function placeOf(path: readonly TreeNode[], id: string | undefined): number {
  return id === undefined ? -1 : path.findIndex((node) => node.id === id);
}
