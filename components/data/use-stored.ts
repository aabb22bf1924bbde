"use client";

import { useSyncExternalStore } from "react";
import type { ConversationStore, ConversationView } from "./conversation-store.ts";

/** A part of a conversation; `select` must find the same object while nothing changed. */
export function useStored<Value>(
  store: ConversationStore,
  select: (view: ConversationView) => Value,
): Value {
  const read = () => select(store.view());
  return useSyncExternalStore(store.subscribe, read, read);
}
