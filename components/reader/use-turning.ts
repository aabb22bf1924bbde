"use client";

import { useCallback, useState, type RefObject } from "react";
import { useSection } from "../data/use-document.ts";
import { useBook } from "./book-context.ts";
import type { FlowProps, Goal } from "./flow.ts";
import { usePages } from "./use-pages.ts";

/** Turns pages within a part and, at its edges, into the next one. */
export function useTurning(box: RefObject<HTMLElement | null>, { goal: wish, onSeen }: FlowProps) {
  const { book } = useBook();
  const parts = book.outline.length;
  const [own, setOwn] = useState<{ goal: Goal; after: Goal }>();
  // A page that was turned over an edge counts until somebody wishes for another place.
  const goal = own?.after === wish ? own.goal : wish;
  const { section } = goal;
  const { data } = useSection(book.id, section, true);
  const { page, pages, turnTo } = usePages(box, { goal, onSeen, isPainted: data !== undefined });
  const turn = useCallback(
    (by: -1 | 1) => {
      const next = page + by;
      if (next >= 0 && next < pages) {
        turnTo(next);
        return;
      }
      const target = section + by;
      if (target < 0 || target >= parts) return;
      const offset = by === 1 ? 0 : Infinity;
      setOwn({
        goal: { section: target, offset, isCited: false, isTurned: true, takesFocus: false },
        after: wish,
      });
    },
    [page, pages, turnTo, section, parts, wish],
  );
  return { section, turn };
}
