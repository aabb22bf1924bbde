"use client";

import { useRef, type PointerEvent } from "react";

/** In pixels: less than this is a tap, and more than a trembling finger makes. */
const leastPx = 40;
const mostTrembledPx = 8;

/** Of the width, at either side: a tap there turns the page, one in the middle does nothing. */
const side = 0.25;

const controls = "a, button, input, summary";

/**
 * Fingers that turn pages: drawn to the left, or tapped on the right side, is 1, the other way -1.
 * Selecting, following links and scrolling are left alone.
 */
export function useSwipe(onTurn: (by: -1 | 1) => void) {
  const start = useRef<{ x: number; y: number }>(undefined);
  function wayOf({ clientX, clientY, target, currentTarget }: PointerEvent): -1 | 0 | 1 {
    const { current } = start;
    if (current === undefined || getSelection()?.isCollapsed === false) return 0;
    const across = clientX - current.x;
    const along = Math.abs(clientY - current.y);
    if (Math.abs(across) >= Math.max(leastPx, 2 * along)) return across < 0 ? 1 : -1;
    if (Math.abs(across) + along > mostTrembledPx) return 0;
    if (target instanceof Element && target.closest(controls) !== null) return 0;
    const { left, width } = currentTarget.getBoundingClientRect();
    const at = (clientX - left) / width;
    if (at > 1 - side) return 1;
    return at < side ? -1 : 0;
  }
  return {
    onPointerDown: ({ pointerType, clientX, clientY }: PointerEvent) => {
      start.current = pointerType === "touch" ? { x: clientX, y: clientY } : undefined;
    },
    onPointerUp: (event: PointerEvent) => {
      const way = wayOf(event);
      start.current = undefined;
      if (way !== 0) onTurn(way);
    },
    onPointerCancel: () => {
      start.current = undefined;
    },
  };
}
