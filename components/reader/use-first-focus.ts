"use client";

import { useEffect, type RefObject } from "react";

/**
 * Gives the keys to the text at once when nothing else has them, so that Space and arrows move it.
 * Until the focus has been elsewhere it is not drawn: nobody put it there.
 */
export function useFirstFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || document.activeElement !== document.body) return;
    element.toggleAttribute("data-quiet", true);
    element.addEventListener("blur", () => element.toggleAttribute("data-quiet", false), {
      once: true,
    });
    element.focus({ preventScroll: true });
  }, [box]);
}
