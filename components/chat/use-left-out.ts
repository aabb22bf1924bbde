"use client";

import type { ShownContext } from "#lib/protocol";
import type { TreeNode } from "#lib/tree";
import { useView } from "./chat-context.ts";

/** What the newest answer of the branch was not shown; undefined when it saw everything. */
export function useLeftOut(path: readonly TreeNode[]): ShownContext | undefined {
  const newest = path.findLast(({ role }) => role === "assistant")?.id;
  const context = useView(({ state }) => {
    if (newest === undefined) return undefined;
    return (state?.messages.get(newest) ?? state?.live.get(newest)?.message)?.context;
  });
  return context?.leftOut === 0 ? undefined : (context ?? undefined);
}
