"use client";

import { useEffect } from "react";

/** Esc stops the answer being written, unless something that is open over the page wants the key. */
export function useStopKey(stop: (() => void) | undefined) {
  useEffect(() => {
    if (stop === undefined) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.shiftKey || event.isComposing) return;
      if (event.defaultPrevented || document.querySelector("[role=dialog], [role=menu]") !== null) {
        return;
      }
      event.preventDefault();
      stop?.();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [stop]);
}
