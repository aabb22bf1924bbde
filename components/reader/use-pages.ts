"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { ReadingPlace } from "#lib/protocol";
import { blockAt, firstPlaceSeen, rectOf } from "./dom-place.ts";
import { focusOn, type FlowProps, type Goal } from "./flow.ts";

/** Between two pages, in pixels. */
export const pageGap = 64;

interface Anchor extends ReadingPlace {
  /** The end of the part is wanted, wherever that is. */
  readonly isEnd: boolean;
}

interface PagesOptions extends FlowProps {
  readonly section: number;
  readonly isPainted: boolean;
}

/**
 * Lays a part out in pages, as columns of the box's size, and shows one of them: the one that holds
 * the place, whatever the size of letters and window.
 */
export function usePages(box: RefObject<HTMLElement | null>, options: PagesOptions) {
  const { goal, onSeen, section, isPainted } = options;
  const [{ page, pages }, setPages] = useState({ page: 0, pages: 1 });
  const anchor = useRef<Anchor>({ section, offset: 0, isEnd: false });
  const awaited = useRef<Goal>(undefined);

  const align = useCallback(() => {
    const element = box.current;
    const part = element?.querySelector<HTMLElement>("[data-painted]");
    if (!element || !part) return;
    const { offset, isEnd } = anchor.current;
    const count = countOf(element);
    const rect = rectOf(part, offset);
    const found = rect === undefined ? 0 : pageOf(element, rect).first;
    const shown = isEnd ? count - 1 : Math.min(Math.max(found, 0), count - 1);
    show(element, shown);
    setPages((before) =>
      before.page === shown && before.pages === count ? before : { page: shown, pages: count },
    );
    const wish = awaited.current;
    if (wish === undefined) return;
    awaited.current = undefined;
    if (wish.takesFocus) focusOn(part, blockAt(part, wish.offset));
    show(element, shown);
    onSeen({ place: { section, offset }, part: shown / count, isByReader: false });
  }, [box, onSeen, section]);

  useLayoutEffect(() => {
    if (goal.section !== section) return;
    anchor.current = { section, offset: goal.offset, isEnd: goal.offset === Infinity };
    awaited.current = goal;
    if (isPainted) align();
  }, [goal, section, isPainted, align]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(align);
    observer.observe(element);
    // Its own height is that of all its pages together: a picture that comes makes it longer.
    for (const part of element.querySelectorAll("[data-section]")) observer.observe(part);
    return () => observer.disconnect();
  }, [box, align]);

  const turnTo = useCallback(
    (next: number) => {
      const element = box.current;
      const part = element?.querySelector<HTMLElement>("[data-painted]");
      if (!element || !part) return;
      show(element, next);
      const place = firstPlaceSeen(part, (rect) => pageOf(element, rect).last >= next);
      anchor.current = { section, offset: place?.offset ?? 0, isEnd: false };
      const count = countOf(element);
      setPages({ page: next, pages: count });
      const seen = { section, offset: anchor.current.offset };
      onSeen({ place: seen, part: (next + 1) / count, isByReader: true });
    },
    [box, onSeen, section],
  );
  return { page, pages, turnTo };
}

const isRtl = (box: HTMLElement) => getComputedStyle(box).direction === "rtl";

const pitchOf = (box: HTMLElement) => box.clientWidth + pageGap;

function countOf(box: HTMLElement): number {
  return Math.max(Math.round((box.scrollWidth + pageGap) / pitchOf(box)), 1);
}

function show(box: HTMLElement, page: number) {
  box.scrollLeft = page * pitchOf(box) * (isRtl(box) ? -1 : 1);
}

/** The pages that a rectangle begins and ends on. */
function pageOf(box: HTMLElement, { left, right }: DOMRect): { first: number; last: number } {
  const edge = box.getBoundingClientRect();
  const pitch = pitchOf(box);
  const at = (distance: number) => Math.floor((distance + Math.abs(box.scrollLeft)) / pitch);
  return isRtl(box)
    ? { first: at(edge.right - right + 1), last: at(edge.right - left - 1) }
    : { first: at(left - edge.left + 1), last: at(right - edge.left - 1) };
}
