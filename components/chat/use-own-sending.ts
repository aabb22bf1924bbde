"use client";

import { useEffect } from "react";
import type { TreeNode } from "#lib/tree";
import { useView } from "./chat-context.ts";

/** Whoever has just sent something wants to see it, wherever they had scrolled to. */
export function useOwnSending(path: readonly TreeNode[], scrollToEnd: () => void) {
  const last = path.at(-1)?.id;
  const sent = useView(({ awaited }) =>
    last !== undefined && awaited.has(last) ? last : undefined,
  );
  useEffect(() => {
    if (sent !== undefined) scrollToEnd();
  }, [sent, scrollToEnd]);
}
