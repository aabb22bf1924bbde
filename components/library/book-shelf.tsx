"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { BookCard, BookRow } from "./book-card.tsx";

export type ShelfView = "grid" | "list";

/** In pixels, at a text size of 16. */
const narrowestCard = 150;
const gap = 8;
/** Below a cover: two lines of title, the names, and where the book stands. */
const wordsBelow = 154;
const rowHeight = 76;
/** Where a row has no room for its state beside it. */
const narrowRowHeight = 100;
/** Must agree with the `sm:` classes of a row. */
const narrowBelow = 640;

interface BookShelfProps {
  readonly books: readonly LibraryDocument[];
  readonly view: ShelfView;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** All books, of which those are painted that are near what is looked at. */
export function BookShelf({ books, view, scroller }: BookShelfProps) {
  const box = useRef<HTMLUListElement>(null);
  const { columns, height, top } = useMeasures(box, scroller, view);
  // oxlint-disable-next-line react/incompatible-library -- The list changes in place; nothing of it is handed to a memoised component.
  const rows = useVirtualizer({
    count: Math.ceil(books.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 3,
    scrollMargin: top,
  });
  useEffect(() => rows.measure(), [rows, height]);
  const Book = view === "grid" ? BookCard : BookRow;
  return (
    <ul ref={box} aria-label="Books" className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().flatMap(({ index: row, start }) =>
        books.slice(row * columns, (row + 1) * columns).map((book, column) => (
          <li
            key={book.id}
            aria-setsize={books.length}
            aria-posinset={row * columns + column + 1}
            className="absolute"
            style={{
              top: start - top,
              left: `${(100 / columns) * column}%`,
              width: `${100 / columns}%`,
              height,
            }}
          >
            <Book book={book} />
          </li>
        )),
      )}
    </ul>
  );
}

/** How many books stand in a row, how high a row is, and where the first begins. */
function useMeasures(
  box: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  view: ShelfView,
) {
  const [measures, setMeasures] = useState({ columns: 1, height: rowHeight, top: 0 });
  useEffect(() => {
    const element = box.current;
    const edge = scroller.current;
    if (element === null || edge === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      const width = element.clientWidth;
      const columns = view === "list" ? 1 : Math.max(2, Math.floor(width / (narrowestCard * rem)));
      const cover = (width / columns - 2 * gap) * 1.5;
      const row = innerWidth < narrowBelow * rem ? narrowRowHeight : rowHeight;
      const height = view === "list" ? row * rem : cover + wordsBelow * rem;
      const top =
        element.getBoundingClientRect().top - edge.getBoundingClientRect().top + edge.scrollTop;
      setMeasures((before) =>
        before.columns === columns && before.height === height && before.top === top
          ? before
          : { columns, height, top },
      );
    };
    const observer = new ResizeObserver(measure);
    // What stands above the shelf moves it when it grows.
    for (const observed of [element, ...edge.children]) observer.observe(observed);
    measure();
    return () => observer.disconnect();
  }, [box, scroller, view]);
  return measures;
}
