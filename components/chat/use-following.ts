"use client";

import { useCallback, useState } from "react";
import type { TreeNode } from "#lib/tree";

/**
 * Whether the thread follows its end. It does until another branch is chosen: then the reader stays
 * at the message whose version they turned over, though its line may be so short that its end is in
 * sight, and follows again when they go to the end or send something.
 */
export function useFollowing(path: readonly TreeNode[]) {
  const [shown, setShown] = useState({ path, follows: true });
  const follows = shown.follows && (shown.path === path || hasGrown(shown.path, path));
  // While rendering and not after it: rows are measured before any effect could say it.
  if (shown.path !== path) setShown({ path, follows });
  const follow = useCallback(
    () => setShown((before) => (before.follows ? before : { ...before, follows: true })),
    [],
  );
  return { follows, follow };
}

/** Whether a path is another one grown longer at its end. */
export function hasGrown(before: readonly TreeNode[], after: readonly TreeNode[]): boolean {
  const { length } = before;
  return after.length >= length && after[length - 1]?.id === before.at(-1)?.id;
}
