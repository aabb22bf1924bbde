"use client";

import { useId, type ReactNode } from "react";
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
    case "verse":
    case "caption":
    case "footnote":
      return (
        <p {...own} className={looks[block.kind]}>
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
    case "image":
      return <BookImage block={block} />;
    case "rule":
      return (
        <hr data-start={block.start} className="mx-auto my-[2em] w-1/3 border-t border-edge" />
      );
  }
}

const plain = "my-[0.8em] whitespace-pre-line";

const looks = {
  paragraph: plain,
  quote: plain,
  item: plain,
  row: plain,
  verse: "my-[0.8em] ps-[1.5em] whitespace-pre-wrap",
  caption: "my-[0.8em] text-center text-[0.9em] text-quiet",
  footnote: "my-[0.5em] text-[0.9em] whitespace-pre-line text-quiet",
} as const;

const lowest = { as: "h6", look: "text-[1em]" } as const;

const headings = [
  { as: "h2", look: "text-[1.6em]" },
  { as: "h3", look: "text-[1.35em]" },
  { as: "h4", look: "text-[1.2em]" },
  { as: "h5", look: "text-[1.1em]" },
] as const;

/** One step below the book's own: the page's first heading is the title. */
function BookHeading({ block, children }: { block: Block; children: ReactNode }) {
  const { book } = useBook();
  const { section } = usePart();
  const name = useId();
  const spoken = useSpoken(block);
  const { as: Heading, look } = headings[(block.level ?? 1) - 1] ?? lowest;
  return (
    <Heading
      {...spoken}
      // Without the address beside it: headings are how a book is listened through.
      aria-labelledby={name}
      className={`group mt-[1.6em] mb-[0.6em] leading-[1.3] font-semibold text-balance first:mt-0 ${look}`}
    >
      <span id={name} data-start={block.start}>
        {children}
      </span>
      <a
        data-aside=""
        href={placePath(book.id, { section, start: block.start })}
        aria-label="Address of this heading"
        className="ms-2 text-[0.7em] text-quiet no-underline opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden"
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
