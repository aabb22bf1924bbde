"use client";

import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { TreeNode } from "#lib/tree";
import { hasGrown, useFollowing } from "./use-following.ts";
import { useIntent } from "./use-intent.ts";

/** Closer to the end than this counts as reading along. */
const nearPx = 24;
/** Rows painted beyond either edge, so that a turn of the wheel finds them there. */
const overscan = 2;
/** A guess at the height of a message that was never painted. */
const guessPx = { user: 100, assistant: 220 };

const gapPx = 24;

/** The browser takes it for the end; a number that is known before anything was measured. */
const beyondTheEnd = 1e9;

const measures = {
  overscan,
  gap: gapPx,
  paddingStart: 16,
  paddingEnd: 40,
  scrollPaddingStart: gapPx,
  initialOffset: beyondTheEnd,
  scrollEndThreshold: nearPx,
  directDomUpdates: true,
  directDomUpdatesMode: "position",
} as const;

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
  const { follows, follow } = useFollowing(path);
  const { hasIntent, forget } = useIntent(box);

  // oxlint-disable-next-line react/incompatible-library -- The list changes in place; nothing of it is handed to a memoised component.
  const list = useVirtualizer<HTMLElement, HTMLLIElement>({
    ...measures,
    count: path.length,
    getScrollElement: () => box.current,
    getItemKey: useCallback((index: number) => path[index]?.parentId ?? "root", [path]),
    estimateSize: useCallback((index: number) => guessPx[path[index]?.role ?? "user"], [path]),
    rangeExtractor: useCallback((range: Range) => withKept(range, kept), [kept]),
    anchorTo: follows ? "end" : "start",
    onChange: (instance) => {
      // By the list's own sums: asking the box would lay the page out again in the middle of a scroll.
      const { scrollOffset, scrollRect } = instance;
      const shownTo = (scrollOffset ?? 0) + (scrollRect?.height ?? 0);
      wasAtEnd.current = instance.getTotalSize() - shownTo <= nearPx;
      setAtEnd(wasAtEnd.current);
      if (wasAtEnd.current && hasIntent.current) follow();
    },
  });
  useLayoutEffect(() => holdStill(list), [list]);
  const scrollToEnd = useCallback(() => {
    follow();
    list.scrollToEnd();
  }, [follow, list]);

  const before = useRef<readonly TreeNode[]>([]);
  useLayoutEffect(() => {
    const { length } = before.current;
    const isSameLine = hasGrown(before.current, path);
    before.current = path;
    // Choosing another branch leaves the reader where they are; only a line that grew is followed.
    const isLonger = isSameLine && path.length > length;
    if (length === 0 || (isLonger && wasAtEnd.current)) scrollToEnd();
    if (!isSameLine) forget();
  }, [path, scrollToEnd, forget]);

  const reveal = useCallback(
    (index: number, align: "auto" | "start" = "auto") => list.scrollToIndex(index, { align }),
    [list],
  );
  const { containerRef: container, measureElement: measure } = list;
  return {
    box,
    list: { container, measure, rows: list.getVirtualItems() },
    isAtEnd,
    reveal,
    scrollToEnd,
  };
}

/**
 * Whatever changes its height above the fold moves nothing below it. By itself the list lets that
 * pass while one scrolls upwards, where texts that come late would push away what is being read.
 */
function holdStill(list: Virtualizer<HTMLElement, HTMLLIElement>) {
  list.shouldAdjustScrollPositionOnItemSizeChange = (
    row,
    _delta,
    { scrollOffset, itemSizeCache },
  ) => (itemSizeCache.has(row.key) ? row.end : row.start + 1) <= (scrollOffset ?? 0);
}

function withKept(range: Range, kept: readonly number[]): number[] {
  const shown = defaultRangeExtractor(range);
  const others = kept.filter((index) => index < range.count && !shown.includes(index));
  return [...shown, ...others].sort((one, other) => one - other);
}
