"use client";

import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { TreeNode } from "#lib/tree";

/** Closer to the end than this counts as reading along. */
const nearPx = 24;
const gapPx = 24;
/** Rows painted beyond either edge, so that a turn of the wheel finds them there. */
const overscan = 2;
/** A guess at the height of a message that was never painted. */
const guessPx = { user: 100, assistant: 220 };

/** The browser takes it for the end; a number that is known before anything was measured. */
const beyondTheEnd = 1e9;

/**
 * The rows of the thread that are near what is looked at. The list hangs at its end: what grows or
 * turns out taller than guessed moves nothing that is being read, and while the end is in sight it
 * stays in sight. A row is the place below a parent, so that versions change within it. The rows of
 * `kept` stay painted wherever the reader scrolls.
 */
export function useThreadList(path: readonly TreeNode[], kept: readonly number[]) {
  const box = useRef<HTMLElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);

  // oxlint-disable-next-line react/incompatible-library -- The list changes in place; nothing of it is handed to a memoised component.
  const list = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: path.length,
    getScrollElement: () => box.current,
    getItemKey: useCallback((index: number) => path[index]?.parentId ?? "root", [path]),
    estimateSize: useCallback((index: number) => guessPx[path[index]?.role ?? "user"], [path]),
    rangeExtractor: useCallback((range: Range) => withKept(range, kept), [kept]),
    overscan,
    gap: gapPx,
    paddingStart: 16,
    paddingEnd: 40,
    initialOffset: beyondTheEnd,
    anchorTo: "end",
    scrollEndThreshold: nearPx,
    directDomUpdates: true,
    directDomUpdatesMode: "position",
    onChange: (instance) => {
      // By the list's own sums: asking the box would lay the page out again in the middle of a scroll.
      const { scrollOffset, scrollRect } = instance;
      const shownTo = (scrollOffset ?? 0) + (scrollRect?.height ?? 0);
      wasAtEnd.current = instance.getTotalSize() - shownTo <= nearPx;
      setAtEnd(wasAtEnd.current);
    },
  });

  const before = useRef<readonly TreeNode[]>([]);
  useLayoutEffect(() => {
    const { length } = before.current;
    const isFirst = length === 0;
    const hasGrown = path.length > length && path[length - 1]?.id === before.current.at(-1)?.id;
    before.current = path;
    // Choosing another branch leaves the reader where they are; only a line that grew is followed.
    if (isFirst || (hasGrown && wasAtEnd.current)) list.scrollToEnd();
  }, [path, list]);

  return {
    box,
    list: {
      container: list.containerRef,
      measure: list.measureElement,
      rows: list.getVirtualItems(),
    },
    isAtEnd,
    reveal: useCallback(
      (index: number, align: "auto" | "center" = "auto") => list.scrollToIndex(index, { align }),
      [list],
    ),
    scrollToEnd: useCallback(() => list.scrollToEnd(), [list]),
  };
}

function withKept(range: Range, kept: readonly number[]): number[] {
  const shown = defaultRangeExtractor(range);
  const others = kept.filter((index) => index < range.count && !shown.includes(index));
  return [...shown, ...others].sort((one, other) => one - other);
}
