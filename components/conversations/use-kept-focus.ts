"use client";

import { useEffect, type RefObject } from "react";

/**
 * Takes the focus into the box when what had it, in the box or in a menu of it, has gone with its
 * entry. It would fall to the page otherwise, and the reader to its beginning.
 */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    let wasHere = false;
    let frame = 0;
    function onFocusIn({ target }: FocusEvent) {
      if (!(target instanceof Element)) return;
      wasHere = box?.contains(target) === true || target.closest("[role=menu]") !== null;
    }
    const observer = new MutationObserver(() => {
      if (!wasHere) return;
      cancelAnimationFrame(frame);
      // What closes gives the focus back first, if only to an entry that is about to go.
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) box.focus();
      });
    });
    document.addEventListener("focusin", onFocusIn);
    observer.observe(box, { childList: true, subtree: true });
    // Menus stand at the end of the body and go after the entry does, or before.
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [ref]);
}
