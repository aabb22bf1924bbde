"use client";

import { useImperativeHandle, useRef, type Ref } from "react";
import { useSection } from "../data/use-document.ts";
import { useBook } from "./book-context.ts";
import { BookPart } from "./book-part.tsx";
import type { FlowProps } from "./flow.ts";
import { pageGap } from "./pages.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useSwipe } from "./use-swipe.ts";
import { useTurning } from "./use-turning.ts";

/** What turns the pages from outside the text. */
export interface PageTurner {
  /** Forward in the book, or back. */
  readonly turn: (by: -1 | 1) => void;
}

interface PagedBookProps extends FlowProps {
  readonly ref: Ref<PageTurner>;
}

/** The book page by page, without scrolling. */
export function PagedBook({ goal, onSeen, ref }: PagedBookProps) {
  const { book } = useBook();
  const region = useRef<HTMLElement>(null);
  const box = useRef<HTMLElement>(null);
  useFirstFocus(region);
  const { section, turn } = useTurning(box, { goal, onSeen });
  useSection(book.id, section + 1, section + 1 < book.outline.length);
  useImperativeHandle(ref, () => ({ turn }), [turn]);
  // A finger drawn to the left brings what is on the right.
  const swipe = useSwipe((by) => turn(book.direction === "rtl" ? (by === 1 ? -1 : 1) : by));
  return (
    <section
      ref={region}
      aria-label="Text of the book"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keys turn its pages.
      tabIndex={0}
      {...swipe}
      className="flex min-h-0 flex-1 touch-pan-y touch-pinch-zoom justify-center overflow-hidden px-5 py-6 focus-visible:-outline-offset-2 data-quiet:outline-none sm:px-8"
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
