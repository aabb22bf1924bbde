"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from "react";
import { useIntent } from "../chat/use-intent.ts";
import { blockAt } from "./dom-place.ts";
import { focusOn, type FlowProps } from "./flow.ts";
import { HeldPlace } from "./held-place.ts";

/**
 * Holds what is read where it is: while parts above it arrive, pictures load, letters grow or the
 * window turns. A goal is gone to as often as it takes until it is painted, unless the reader
 * scrolls away.
 */
export function useHeldPlace(scroller: RefObject<HTMLElement | null>, { goal, onSeen }: FlowProps) {
  const held = useRef<HeldPlace>(undefined);
  const { hasIntent, forget } = useIntent(scroller);
  const tell = useEffectEvent(onSeen);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    forget();
    held.current = new HeldPlace(box, goal, (part, seen) => {
      if (goal.takesFocus) focusOn(part, blockAt(part, goal.offset));
      tell(seen);
    });
    held.current.align();
  }, [goal, forget, scroller]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const onScroll = () => {
      const seen = held.current?.take(hasIntent.current);
      if (seen !== undefined) tell(seen);
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    // A click can come before the browser tells of the scrolling it followed, and a link asks where one is.
    box.addEventListener("click", onScroll, { capture: true });
    const observer = new ResizeObserver(() => held.current?.align());
    for (const observed of [box, ...box.children]) observer.observe(observed);
    return () => {
      box.removeEventListener("scroll", onScroll);
      box.removeEventListener("click", onScroll, { capture: true });
      observer.disconnect();
    };
  }, [scroller, hasIntent]);
}
