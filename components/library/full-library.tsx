"use client";

import { Menu } from "@base-ui/react/menu";
import { useMemo, useRef, useState } from "react";
import type { LibraryDocument, LibraryList } from "#lib/protocol";
import { useKeptFocus } from "../conversations/use-kept-focus.ts";
import { useSelection } from "../conversations/use-selection.ts";
import { Button } from "../ui/button.tsx";
import { AddButton } from "./add-button.tsx";
import { BookMenu } from "./book-menu.tsx";
import { BookShelf } from "./book-shelf.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { IndexingLine } from "./indexing-line.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { ShelfContext } from "./shelf-context.ts";
import { counted } from "./status-words.ts";
import { UploadList } from "./upload-list.tsx";
import { useShownBooks } from "./use-shown-books.ts";

interface FullLibraryProps {
  readonly list: LibraryList;
  readonly showDetails: (id: string) => void;
}

/** A library that has books. */
export function FullLibrary({ list, showDetails }: FullLibraryProps) {
  const { status, documents } = list;
  const { books, showAll, shown } = useShownBooks(documents);
  const selection = useSelection();
  const { selected, toggle, begin, end } = selection;
  const [menu] = useState(() => Menu.createHandle<LibraryDocument>());
  const scroller = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller);
  const state = useMemo(
    () => ({ menu, selected, toggle, showDetails }),
    [menu, selected, toggle, showDetails],
  );
  return (
    <ShelfContext value={state}>
      <div
        ref={scroller}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none]"
      >
        <div className="mx-auto max-w-6xl space-y-5 px-4 pt-3 pb-16 sm:px-6">
          <IndexingLine status={status}>
            <AddButton />
          </IndexingLine>
          <UploadList />
          <FilterBar
            {...shown}
            isSelecting={selected !== undefined}
            onSelect={selected === undefined ? begin : end}
          />
          <output className={books.length === documents.length ? "sr-only" : "block text-small"}>
            {counted(books.length, "book")} of {documents.length} shown
          </output>
          {books.length === 0 && (
            <div className="space-y-3 py-8 text-center text-small text-quiet">
              <p>No book has all of this.</p>
              <Button onClick={showAll}>Show all books</Button>
            </div>
          )}
          {books.length > 0 && <BookShelf books={books} view={shown.view} scroller={scroller} />}
        </div>
      </div>
      {selected !== undefined && <SelectionBar books={books} selection={selection} />}
      <BookMenu handle={menu} onDetails={showDetails} />
    </ShelfContext>
  );
}
