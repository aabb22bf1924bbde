"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Closer to the end than this counts as reading along. */
const nearPx = 24;

/**
 * Keeps a scrolled box at its end while its content grows, and lets go the moment the reader
 * scrolls up; reaching the end again, or asking for it, takes hold again.
 */
export function useStickToEnd() {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isHeld = useRef(true);
  const lastTop = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);

  const scrollToEnd = useCallback(() => {
    isHeld.current = true;
    setAtEnd(true);
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  const onScroll = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const isNear = scrollHeight - scrollTop - clientHeight < nearPx;
    // Only a move upwards lets go: growth of the text alone also takes the end out of sight.
    if (scrollTop < lastTop.current && !isNear) isHeld.current = false;
    if (isNear) isHeld.current = true;
    lastTop.current = scrollTop;
    setAtEnd(isHeld.current);
  }, []);

  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  useEffect(() => {
    if (box.current === null || content.current === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (isHeld.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    });
    observer.observe(content.current);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  return { box, content, onScroll, isAtEnd, scrollToEnd };
}
