"use client";

import { useCallback, useImperativeHandle, useRef, useState, type Ref } from "react";
import { useSection } from "../data/use-document.ts";
import { useBook } from "./book-context.ts";
import { BookPart } from "./book-part.tsx";
import type { FlowProps, Goal } from "./flow.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { pageGap, usePages } from "./use-pages.ts";
import { useSwipe } from "./use-swipe.ts";

/** What turns the pages from outside the text. */
export interface PageTurner {
  /** Forward in the book, or back. */
  readonly turn: (by: -1 | 1) => void;
}

interface PagedBookProps extends FlowProps {
  readonly ref: Ref<PageTurner>;
}

/** The book page by page, without scrolling. */
export function PagedBook({ goal: wish, onSeen, ref }: PagedBookProps) {
  const { book } = useBook();
  const [own, setOwn] = useState<{ goal: Goal; after: Goal }>();
  // A page that was turned over an edge of its part counts until somebody wishes for another place.
  const goal = own?.after === wish ? own.goal : wish;
  const { section } = goal;
  const box = useRef<HTMLElement>(null);
  const region = useRef<HTMLElement>(null);
  useFirstFocus(region);
  const { data } = useSection(book.id, section, true);
  useSection(book.id, section + 1, section + 1 < book.outline.length);
  const { page, pages, turnTo } = usePages(box, {
    goal,
    onSeen,
    section,
    isPainted: data !== undefined,
  });
  const turn = useCallback(
    (by: -1 | 1) => {
      const next = page + by;
      if (next >= 0 && next < pages) {
        turnTo(next);
        return;
      }
      const target = section + by;
      if (target < 0 || target >= book.outline.length) return;
      const offset = by === 1 ? 0 : Infinity;
      const there = { section: target, offset, isCited: false, takesFocus: false };
      setOwn({ goal: there, after: wish });
    },
    [page, pages, turnTo, section, book.outline.length, wish],
  );
  useImperativeHandle(ref, () => ({ turn }), [turn]);
  const swipe = useSwipe((by) => turn(book.direction === "rtl" && by === 1 ? -1 : by));
  return (
    <section
      ref={region}
      aria-label="Text of the book"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keys turn its pages.
      tabIndex={0}
      data-book-text=""
      {...swipe}
      className="flex min-h-0 flex-1 touch-pan-y touch-pinch-zoom justify-center overflow-hidden px-5 py-6 focus-visible:-outline-offset-2 sm:px-8"
    >
      <article
        ref={box}
        lang={book.language ?? undefined}
        dir={book.direction}
        className="h-full w-full max-w-(--measure) overflow-hidden"
      >
        <div className="h-full columns-1 [column-fill:auto]" style={{ columnGap: pageGap }}>
          <BookPart key={section} section={section} isPainted />
        </div>
      </article>
    </section>
  );
}
