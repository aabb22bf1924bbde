"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { focusComposer } from "../chat/focus-composer.ts";
import { useShell } from "./shell-state.tsx";
import { isPressed } from "./shortcuts.ts";

/** Listens for the shortcuts that work everywhere on the page. Keys of an input method pass untouched. */
export function usePageShortcuts() {
  const router = useRouter();
  const { toggleList, showShortcuts } = useShell();
  useEffect(() => {
    const actions = [
      ["Mod+Shift+O", () => router.push("/")],
      ["Mod+B", toggleList],
      ["Shift+Esc", focusComposer],
      ["Mod+/", () => showShortcuts(true)],
    ] as const;
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented) return;
      const action = actions.find(([keys]) => isPressed(keys, event));
      if (action === undefined) return;
      event.preventDefault();
      action[1]();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [router, toggleList, showShortcuts]);
}
