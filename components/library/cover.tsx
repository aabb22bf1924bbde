"use client";

import { useState } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { classNames } from "../ui/class-names.ts";

const spines = ["bg-ember", "bg-water", "bg-moss", "bg-plum", "bg-straw"];

interface CoverProps {
  readonly book: LibraryDocument;
  readonly className?: string;
  /** True where there is no room for words. */
  readonly isSmall?: boolean;
}

/** A book's own cover, or one drawn from its title. It says nothing that does not stand beside it. */
export function Cover({ book, className, isSmall = false }: CoverProps) {
  const [isBroken, setBroken] = useState(false);
  const look = classNames(
    "block shrink-0 overflow-hidden rounded-hair border border-line",
    className,
  );
  if (book.hasCover && !isBroken) {
    return (
      // oxlint-disable-next-line next/no-img-element -- Hearth keeps covers in the size they are shown in.
      <img
        src={`/api/library/documents/${book.id}/cover?${new URLSearchParams({ v: book.updatedAt })}`}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setBroken(true)}
        className={classNames(look, "bg-sunken object-cover")}
      />
    );
  }
  return (
    <span aria-hidden="true" className={classNames(look, "relative flex bg-bubble")}>
      <span className={classNames("w-1.5 shrink-0 self-stretch", spines[shadeOf(book.title)])} />
      {!isSmall && (
        <span className="flex min-w-0 flex-1 flex-col justify-between p-3">
          <span className="line-clamp-5 font-serif text-small wrap-anywhere" dir="auto">
            {book.title}
          </span>
          <span className="line-clamp-2 text-tiny text-quiet" dir="auto">
            {book.creators[0]}
          </span>
        </span>
      )}
    </span>
  );
}

/** Books of one title look alike, and neighbours mostly do not. */
function shadeOf(title: string): number {
  let sum = 0;
  for (const character of title) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % spines.length;
}
