"use client";

import { useEffect, type RefObject } from "react";

/** Gives the keys to the text at once when nothing else has them, so that Space and arrows move it. */
export function useFirstFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [box]);
}
