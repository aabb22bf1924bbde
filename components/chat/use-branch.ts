"use client";

import { useMemo } from "react";
import type { Figures } from "#lib/protocol";
import { pathTo, type TreeNode } from "#lib/tree";
import type { ConversationStore } from "../data/conversation-store.ts";
import { useStored } from "../data/use-stored.ts";

interface Branch {
  /** From the root to the leaf. */
  readonly path: readonly TreeNode[];
  readonly leafId: string | null;
  /** The answer at the end, while it is being written. */
  readonly running: string | undefined;
  /** Of the last answer. */
  readonly figures: Figures | undefined;
}

const none: ReadonlyMap<string, TreeNode> = new Map();

/** The branch that is shown. It stays the same object while only texts grow. */
export function useBranch(store: ConversationStore): Branch {
  const nodes = useStored(store, ({ state }) => state?.nodes) ?? none;
  const leafId = useStored(store, ({ state }) => state?.leafId) ?? null;
  const path = useMemo(() => pathTo({ nodes }, leafId), [nodes, leafId]);
  const answerId = path.findLast(({ role }) => role === "assistant")?.id;
  const isRunning = useStored(store, ({ state }) => leafId !== null && state?.live.has(leafId));
  const figures = useStored(store, ({ state }) =>
    answerId === undefined ? undefined : state?.messages.get(answerId)?.figures,
  );
  return {
    path,
    leafId,
    running: isRunning === true && leafId !== null ? leafId : undefined,
    figures: figures ?? undefined,
  };
}
