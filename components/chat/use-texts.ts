"use client";

import { useEffect } from "react";
import type { TreeNode } from "#lib/tree";
import { useConnection } from "../data/live.tsx";
import { useChat } from "./chat-context.ts";

/** Texts are fetched this many messages ahead of what is painted. */
const readAhead = 20;

/** Asks for the texts of the rows that are painted and of those around them; anew when a lost connection is back. */
export function useTexts(path: readonly TreeNode[], rows: readonly { readonly index: number }[]) {
  const { store } = useChat();
  const isLost = useConnection() === "lost";
  const first = rows.at(0)?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (isLost) return;
    const around = path.slice(Math.max(0, first - readAhead), last + 1 + readAhead);
    store.want(around.map(({ id }) => id));
  }, [store, path, first, last, isLost]);
}
