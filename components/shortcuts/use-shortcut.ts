"use client";

import { useEffect, useEffectEvent } from "react";
import { handle } from "./handlers.ts";
import type { ShortcutAction } from "./shortcuts.ts";

/**
 * Does an action when its keys are pressed anywhere on the page, or when it is chosen in the
 * palette. Undefined means: not now, and the keys stay with the browser.
 */
export function useShortcut(action: ShortcutAction, handler: (() => void) | undefined): void {
  const latest = useEffectEvent(() => handler?.());
  const isPossible = handler !== undefined;
  useEffect(() => (isPossible ? handle(action, () => latest()) : undefined), [action, isPossible]);
}
