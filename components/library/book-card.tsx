"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { memo, useId, type ReactNode } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { BookState } from "./book-state.tsx";
import { creatorsOf, formatNames, isOpenable, languageName } from "./book-words.ts";
import { Cover } from "./cover.tsx";
import { useShelf } from "./shelf-context.ts";

interface BookProps {
  readonly book: LibraryDocument;
}

/** A book as its cover, with what it is called below. */
export const BookCard = memo(function BookCard({ book }: BookProps) {
  return (
    <article className="group relative flex h-full flex-col gap-2 rounded-card p-2 hover:bg-sunken">
      <Cover book={book} className="aspect-[2/3] w-full" />
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <Way book={book}>
            <span className="line-clamp-2 text-small font-semibold wrap-anywhere" dir="auto">
              {book.title}
            </span>
          </Way>
          <p className="truncate text-tiny text-quiet" dir="auto">
            {creatorsOf(book)}
          </p>
        </div>
        <More book={book} />
      </div>
      <BookState book={book} />
    </article>
  );
});

/** A book as a line of a list. */
export const BookRow = memo(function BookRow({ book }: BookProps) {
  const facts = [
    creatorsOf(book),
    book.language === null ? "" : languageName(book.language),
    formatNames[book.format],
    ...book.tags,
  ].filter((fact) => fact !== "");
  return (
    <article className="group relative flex h-full items-center gap-3 border-b border-line px-2 hover:bg-sunken">
      <Cover book={book} isSmall className="h-13 w-9 shrink-0" />
      <div className="min-w-0 flex-1">
        <Way book={book}>
          <span className="block truncate text-small font-semibold" dir="auto">
            {book.title}
          </span>
        </Way>
        <p className="truncate text-tiny text-quiet" dir="auto">
          {facts.join(", ")}
        </p>
        <div className="sm:hidden">
          <BookState book={book} />
        </div>
      </div>
      <div className="hidden w-56 shrink-0 sm:block">
        <BookState book={book} />
      </div>
      <More book={book} />
    </article>
  );
});

/**
 * The way into a book: to its text, to its details where there is no text, or a box to tick while
 * selecting. All of the card leads there, but for what stands above it.
 */
function Way({ book, children }: BookProps & { readonly children: ReactNode }) {
  const { selected, toggle, showDetails } = useShelf();
  const name = useId();
  if (selected !== undefined) {
    return (
      <label className="flex w-full cursor-pointer items-start gap-2 after:absolute after:inset-0">
        <input
          type="checkbox"
          checked={selected.has(book.id)}
          onChange={() => toggle(book.id)}
          className="relative z-1 mt-1 size-4 shrink-0 accent-ember"
        />
        {children}
      </label>
    );
  }
  const whole = { "aria-labelledby": name, className: "absolute inset-0 rounded-card" };
  return (
    <>
      <span id={name}>{children}</span>
      {isOpenable(book) ? (
        <Link href={`/library/${book.id}`} prefetch={false} {...whole} />
      ) : (
        <button type="button" onClick={() => showDetails(book.id)} {...whole} />
      )}
    </>
  );
}

function More({ book }: BookProps) {
  const { menu, selected } = useShelf();
  if (selected !== undefined) return null;
  return (
    <Menu.Trigger
      handle={menu}
      payload={book}
      aria-label={`More for “${book.title}”`}
      className="relative z-1 inline-flex size-8 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-line/60 hover:text-ink pointer-coarse:size-11"
    >
      <Ellipsis aria-hidden="true" size={17} />
    </Menu.Trigger>
  );
}
