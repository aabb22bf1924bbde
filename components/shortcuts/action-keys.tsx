"use client";

import { Keys } from "../ui/keys.tsx";
import type { ShortcutAction } from "./shortcuts.ts";
import { useKeys } from "./use-bindings.ts";

/** The keys an action has now, as caps; nothing when it is switched off. */
export function ActionKeys({ action }: { action: ShortcutAction }) {
  const keys = useKeys(action);
  return keys === undefined ? null : <Keys combination={keys} />;
}
