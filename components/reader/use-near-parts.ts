"use client";

import { useEffect, useState, type RefObject } from "react";

interface NearParts {
  /** Those that are painted. */
  readonly near: ReadonlySet<number>;
  /** In pixels, of those that were painted once. */
  readonly heights: ReadonlyMap<number, number>;
}

/** A part is painted while it is this close to what is seen, in heights of the box. */
const early = "150% 0px";

/**
 * The parts of a book that are near what is looked at, and the one that is wanted. The others hold
 * their place, with the height they had.
 */
export function useNearParts(scroller: RefObject<HTMLElement | null>, wanted: number): NearParts {
  const [{ near, heights }, setParts] = useState<NearParts>(() => ({
    near: new Set(),
    heights: new Map(),
  }));
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setParts((before) => moved(before, entries)),
      { root: box, rootMargin: early },
    );
    for (const part of box.querySelectorAll("[data-section]")) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller]);
  return { near: near.has(wanted) ? near : new Set([...near, wanted]), heights };
}

function moved(before: NearParts, entries: readonly IntersectionObserverEntry[]): NearParts {
  const near = new Set(before.near);
  const heights = new Map(before.heights);
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const section = Number(target instanceof HTMLElement && target.dataset["section"]);
    if (isIntersecting) near.add(section);
    else if (near.delete(section)) heights.set(section, boundingClientRect.height);
  }
  return { near, heights };
}
