"use client";

import { useRef, type PointerEvent } from "react";

/** In pixels: less than this is a tap. */
const leastPx = 40;

/** A finger drawn to the left is 1, to the right -1. Selecting and scrolling are left alone. */
export function useSwipe(onSwipe: (by: -1 | 1) => void) {
  const start = useRef<{ x: number; y: number }>(undefined);
  return {
    onPointerDown: ({ pointerType, clientX, clientY }: PointerEvent) => {
      start.current = pointerType === "touch" ? { x: clientX, y: clientY } : undefined;
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const { current } = start;
      start.current = undefined;
      if (current === undefined || getSelection()?.isCollapsed === false) return;
      const across = clientX - current.x;
      if (Math.abs(across) < leastPx || Math.abs(across) < 2 * Math.abs(clientY - current.y))
        return;
      onSwipe(across < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      start.current = undefined;
    },
  };
}
