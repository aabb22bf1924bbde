"use client";

import type { ReactNode } from "react";
import type { Block } from "#lib/protocol";
import { useBook } from "./book-context.ts";
import { BookImage } from "./book-image.tsx";
import { InlineText } from "./inline-text.tsx";
import { usePart } from "./part-context.ts";
import { placePath } from "./place-path.ts";

/** One block that stands alone. */
export function BookBlock({ block }: { block: Block }) {
  const spoken = useSpoken(block);
  const inner = <InlineText start={block.start} end={block.end} marks={block.marks} />;
  const own = { "data-start": block.start, ...spoken };
  switch (block.kind) {
    case "heading":
      return <BookHeading block={block}>{inner}</BookHeading>;
    case "paragraph":
    case "quote":
    case "item":
    case "row":
      return (
        <p {...own} className="my-[0.8em] whitespace-pre-line">
          {inner}
        </p>
      );
    case "verse":
      return (
        <p {...own} className="my-[0.8em] ps-[1.5em] whitespace-pre-wrap">
          {inner}
        </p>
      );
    case "code":
      return (
        <pre
          {...own}
          dir="ltr"
          // What scrolls must be within reach of the keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="my-[1em] overflow-x-auto rounded-control bg-sunken p-[0.8em] font-mono text-[0.85em]"
        >
          {inner}
        </pre>
      );
    case "caption":
      return (
        <p {...own} className="my-[0.8em] text-center text-[0.9em] text-quiet">
          {inner}
        </p>
      );
    case "footnote":
      return (
        <p {...own} className="my-[0.5em] text-[0.9em] whitespace-pre-line text-quiet">
          {inner}
        </p>
      );
    case "image":
      return <BookImage block={block} />;
    case "rule":
      return (
        <hr data-start={block.start} className="mx-auto my-[2em] w-1/3 border-t border-edge" />
      );
  }
}

const headings = {
  1: { as: "h2", look: "text-[1.6em]" },
  2: { as: "h3", look: "text-[1.35em]" },
  3: { as: "h4", look: "text-[1.2em]" },
  4: { as: "h5", look: "text-[1.1em]" },
  5: { as: "h6", look: "text-[1em]" },
} as const;

/** One step below the book's own: the page's first heading is the title. */
function BookHeading({ block, children }: { block: Block; children: ReactNode }) {
  const { book } = useBook();
  const { section } = usePart();
  const spoken = useSpoken(block);
  const { as: Heading, look } =
    headings[Math.min(Math.max(block.level ?? 1, 1), 5) as keyof typeof headings];
  return (
    <Heading
      {...spoken}
      className={`group mt-[1.6em] mb-[0.6em] leading-[1.3] font-semibold text-balance first:mt-0 ${look}`}
    >
      <span data-start={block.start}>{children}</span>
      <a
        data-aside=""
        href={placePath(book.id, { section, start: block.start })}
        aria-label="Address of this heading"
        className="ms-2 text-[0.7em] text-quiet no-underline opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      >
        <span aria-hidden="true">#</span>
      </a>
    </Heading>
  );
}

/** In which language and which direction a block is read, where that is not the book's. */
function useSpoken({ direction, language }: Block): { dir?: "rtl" | "auto"; lang?: string } {
  const { book } = useBook();
  const ofRtlBook = book.direction === "rtl" ? ("auto" as const) : undefined;
  const dir = direction ?? ofRtlBook;
  return { ...(dir !== undefined && { dir }), ...(language !== undefined && { lang: language }) };
}
