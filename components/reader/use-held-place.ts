"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { ReadingPlace } from "#lib/protocol";
import { useIntent } from "../chat/use-intent.ts";
import { blockAt, firstPlaceSeen, rectOf } from "./dom-place.ts";
import { focusOn, type FlowProps, type Goal } from "./flow.ts";

/** A place and how far below the upper edge it stands. */
interface Anchor extends ReadingPlace {
  readonly top: number;
}

/** Below the edge, in pixels, a place that was gone to begins. */
const airAbove = 20;

/**
 * Holds what is read where it is: while parts above it arrive, pictures load, letters grow or the
 * window turns. A goal is gone to as often as it takes until it is painted, unless the reader
 * scrolls away.
 */
export function useHeldPlace(scroller: RefObject<HTMLElement | null>, { goal, onSeen }: FlowProps) {
  const anchor = useRef<Anchor>(undefined);
  const awaited = useRef<Goal>(undefined);
  const ownScroll = useRef(-1);
  const { hasIntent, forget } = useIntent(scroller);

  const align = useCallback(() => {
    const box = scroller.current;
    const { current } = anchor;
    if (box === null || current === undefined) return;
    const part = partOf(box, current.section);
    if (part === undefined) return;
    const rect = rectOf(part, current.offset) ?? part.getBoundingClientRect();
    const off = rect.top - box.getBoundingClientRect().top - current.top;
    if (Math.abs(off) >= 1) box.scrollTop += off;
    ownScroll.current = box.scrollTop;
    const wish = awaited.current;
    if (wish === undefined || !isPainted(part)) return;
    awaited.current = undefined;
    if (wish.takesFocus) focusOn(part, blockAt(part, wish.offset));
    onSeen({ place: current, part: partAbove(part, box), isByReader: false });
  }, [scroller, onSeen]);

  useLayoutEffect(() => {
    const height = scroller.current?.clientHeight ?? 0;
    const { section, offset } = goal;
    anchor.current = { section, offset, top: goal.isCited ? height / 4 : airAbove };
    awaited.current = goal;
    forget();
    align();
  }, [goal, align, forget, scroller]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const onScroll = () => {
      if (Math.abs(box.scrollTop - ownScroll.current) < 1.5) return;
      // What the browser moves by itself while a goal is being gone to is not a wish.
      if (awaited.current !== undefined && !hasIntent.current) return;
      const seen = firstSeen(box);
      if (seen === undefined) return;
      awaited.current = undefined;
      anchor.current = seen.anchor;
      onSeen({ place: seen.anchor, part: seen.part, isByReader: true });
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(align);
    for (const observed of [box, ...box.children]) observer.observe(observed);
    return () => {
      box.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [scroller, align, hasIntent, onSeen]);
}

function partOf(box: HTMLElement, section: number): HTMLElement | undefined {
  return box.querySelector<HTMLElement>(`[data-section="${section}"]`) ?? undefined;
}

function isPainted(part: HTMLElement): boolean {
  return part.dataset["painted"] !== undefined;
}

/** Of a part, how much lies above the edge; of the last part's end, all. */
function partAbove(part: HTMLElement, box: HTMLElement): number {
  const { top, height } = part.getBoundingClientRect();
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  if (isAtEnd) return 1;
  return height === 0 ? 0 : (box.getBoundingClientRect().top - top) / height;
}

function firstSeen(box: HTMLElement) {
  const edge = box.getBoundingClientRect().top;
  const parts = [...box.querySelectorAll<HTMLElement>("[data-section]")];
  const part = parts.find((one) => one.getBoundingClientRect().bottom > edge + 1);
  if (part === undefined || !isPainted(part)) return undefined;
  const place = firstPlaceSeen(part, ({ bottom }) => bottom > edge + 4);
  const section = Number(part.dataset["section"]);
  const { offset } = place ?? { offset: 0 };
  const rect = rectOf(part, offset) ?? part.getBoundingClientRect();
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  return {
    anchor: { section, offset, top: rect.top - edge },
    part: isAtEnd ? 1 : partAbove(part, box),
  };
}
