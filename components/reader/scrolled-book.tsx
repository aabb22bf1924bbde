"use client";

import { useRef } from "react";
import { useBook } from "./book-context.ts";
import { BookPart } from "./book-part.tsx";
import type { FlowProps } from "./flow.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useHeldPlace } from "./use-held-place.ts";
import { useNearParts } from "./use-near-parts.ts";

/** The whole book one part below the other; parts come as one comes near to them. */
export function ScrolledBook({ goal, onSeen }: FlowProps) {
  const { book } = useBook();
  const scroller = useRef<HTMLElement>(null);
  const { near, heights } = useNearParts(scroller, goal.section);
  useHeldPlace(scroller, { goal, onSeen });
  useFirstFocus(scroller);
  return (
    <section
      ref={scroller}
      aria-label="Text of the book"
      // What scrolls must be reachable by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-book-text=""
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 focus-visible:-outline-offset-2 data-quiet:outline-none sm:px-8"
    >
      <article
        lang={book.language ?? undefined}
        dir={book.direction}
        className="mx-auto max-w-(--measure) space-y-[3em] pt-6 pb-[40dvh]"
      >
        {book.outline.map((_, section) => (
          <BookPart
            // Parts have no name but their place in the book.
            // oxlint-disable-next-line react/no-array-index-key
            key={section}
            section={section}
            isPainted={near.has(section)}
            height={heights.get(section)}
          />
        ))}
      </article>
    </section>
  );
}
