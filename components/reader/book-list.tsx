"use client";

import { InlineText } from "./inline-text.tsx";
import type { ListItem } from "./group-blocks.ts";

/** A list with the lists in it. Numbers are the book's own and stand as it has them. */
export function BookList({ items }: { items: readonly ListItem[] }) {
  const isNumbered = items.some(({ block }) => block.marker !== undefined);
  return (
    <ul className={isNumbered ? "my-[0.8em]" : "my-[0.8em] list-disc ps-[1.4em] marker:text-quiet"}>
      {items.map(({ block, items: inner }) => (
        <li
          key={block.start}
          {...(block.direction !== undefined && { dir: block.direction })}
          {...(block.language !== undefined && { lang: block.language })}
          className={isNumbered ? "my-[0.3em] flex gap-[0.6em]" : "my-[0.3em]"}
        >
          {isNumbered && (
            <span data-aside="" className="min-w-[1.4em] shrink-0 text-end text-quiet select-none">
              {block.marker ?? "•"}
            </span>
          )}
          <div className="min-w-0 flex-1">
            <span data-start={block.start} className="whitespace-pre-line">
              <InlineText start={block.start} end={block.end} marks={block.marks} />
            </span>
            {inner.length > 0 && <BookList items={inner} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
