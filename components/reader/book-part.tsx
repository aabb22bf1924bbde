"use client";

import { memo } from "react";
import { sentenceOf } from "../data/request.ts";
import { useSection } from "../data/use-document.ts";
import { Button } from "../ui/button.tsx";
import { useBook } from "./book-context.ts";
import { partName } from "./book-places.ts";
import { PartText } from "./part-text.tsx";

interface BookPartProps {
  readonly section: number;
  /** False where it only holds its place. */
  readonly isPainted: boolean;
  /** In pixels, when it is known. */
  readonly height?: number | undefined;
}

/** Lines of a part that was never painted, for each of its words: a guess. */
const emPerWord = 0.16;

/** One part of the book in its place. */
export const BookPart = memo(function BookPart({ section, isPainted, height }: BookPartProps) {
  const { book, highlight } = useBook();
  const { data, error, refetch } = useSection(book.id, section, isPainted);
  const { title, words } = book.outline[section] ?? { title: null, words: 0 };
  const isHere = isPainted && data !== undefined;
  return (
    <section
      data-section={section}
      data-painted={isHere ? "" : undefined}
      aria-label={title ?? partName(section)}
      aria-busy={isPainted && data === undefined && error === null}
      tabIndex={-1}
      className="outline-none"
      style={isHere ? undefined : { height: height ?? `${words * emPerWord + 4}em` }}
    >
      {isHere && (
        <PartText part={data} highlight={highlight?.section === section ? highlight : undefined} />
      )}
      {isPainted && data === undefined && error !== null && (
        <div className="space-y-3 py-6 font-sans text-small">
          <p>{sentenceOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
    </section>
  );
});
