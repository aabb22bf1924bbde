"use client";

import { useCallback, useMemo } from "react";
import { useShortcutSettings } from "../data/use-shortcut-settings.ts";
import { bindingsFrom, isBoundTo, type Bindings } from "./bindings.ts";
import type { PressedKeys } from "./combination.ts";
import type { ShortcutAction } from "./shortcuts.ts";

/** What everything is bound to now; until the server has said it, what one begins with. */
export function useBindings(): Bindings {
  const { data } = useShortcutSettings();
  return useMemo(() => bindingsFrom(data?.bindings ?? {}), [data]);
}

/** The keys of one action, to be shown; undefined when it is switched off. */
export function useKeys(action: ShortcutAction): string | undefined {
  return useBindings().get(action);
}

/** Asks whether a key event is an action; for boxes that listen to their own keys. */
export function useIsPressed(): (action: ShortcutAction, event: PressedKeys) => boolean {
  const bindings = useBindings();
  return useCallback((action, event) => isBoundTo(bindings, action, event), [bindings]);
}
