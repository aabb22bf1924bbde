"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { blockAt } from "./dom-place.ts";
import { focusOn, type FlowProps, type Goal } from "./flow.ts";
import { Pages } from "./pages.ts";

interface PagesOptions extends FlowProps {
  readonly isPainted: boolean;
}

/**
 * Shows the page that holds a place, whatever the size of letters and window. An offset without end
 * is the last page of the part.
 */
export function usePages(box: RefObject<HTMLElement | null>, options: PagesOptions) {
  const { goal, onSeen, isPainted } = options;
  const { section } = goal;
  const [shown, setShown] = useState({ page: 0, pages: 1 });
  const offset = useRef(0);
  const awaited = useRef<Goal>(undefined);

  const align = useCallback(() => {
    if (box.current === null) return;
    const pages = new Pages(box.current);
    const part = pages.part();
    if (part === undefined) return;
    const count = pages.count();
    const isEnd = offset.current === Infinity;
    const page = isEnd ? count - 1 : Math.min(pages.pageOf(part, offset.current), count - 1);
    pages.show(page);
    setShown((before) => sameOr(before, { page, pages: count }));
    const wish = awaited.current;
    if (wish === undefined) return;
    awaited.current = undefined;
    if (wish.takesFocus) focusOn(part, blockAt(part, wish.offset));
    const there = isEnd ? (pages.firstOn(part, page)?.offset ?? 0) : wish.offset;
    onSeen({ place: { section, offset: there }, part: page / count, isByReader: wish.isTurned });
  }, [box, onSeen, section]);

  useLayoutEffect(() => {
    offset.current = goal.offset;
    awaited.current = goal;
    if (isPainted) align();
  }, [goal, isPainted, align]);

  useResize(box, align);

  const turnTo = useCallback(
    (page: number) => {
      if (box.current === null) return;
      const pages = new Pages(box.current);
      const part = pages.part();
      if (part === undefined) return;
      pages.show(page);
      offset.current = pages.firstOn(part, page)?.offset ?? 0;
      const count = pages.count();
      setShown({ page, pages: count });
      const place = { section, offset: offset.current };
      onSeen({ place, part: (page + 1) / count, isByReader: true });
    },
    [box, onSeen, section],
  );
  return { ...shown, turnTo };
}

/** Calls whenever the box or what is laid out in it takes another size. */
function useResize(box: RefObject<HTMLElement | null>, onResize: () => void) {
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(onResize);
    observer.observe(element);
    // Its own height is that of all its pages together: a picture that comes makes it longer.
    for (const part of element.querySelectorAll("[data-section]")) observer.observe(part);
    return () => observer.disconnect();
  }, [box, onResize]);
}

interface Shown {
  readonly page: number;
  readonly pages: number;
}

function sameOr(before: Shown, after: Shown): Shown {
  return before.page === after.page && before.pages === after.pages ? before : after;
}
