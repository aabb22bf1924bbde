"use client";

import { useCallback, useEffect, useRef, type RefObject } from "react";

const signs = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Whether the reader has touched a box since `forget` was called: what scrolls otherwise was not their wish. */
export function useIntent(box: RefObject<HTMLElement | null>) {
  const hasIntent = useRef(false);
  useEffect(() => {
    const element = box.current;
    const listening = new AbortController();
    const { signal } = listening;
    const onSign = () => {
      hasIntent.current = true;
    };
    for (const sign of signs) element?.addEventListener(sign, onSign, { passive: true, signal });
    return () => listening.abort();
  }, [box]);
  const forget = useCallback(() => {
    hasIntent.current = false;
  }, []);
  return { hasIntent, forget };
}
