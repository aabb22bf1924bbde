"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
import type { Block } from "#lib/protocol";
import { useBook } from "./book-context.ts";
import { usePart } from "./part-context.ts";

/** A picture of the book, as its reader has kept it; its description where it could not be kept. */
export function BookImage({ block }: { block: Block }) {
  const { book } = useBook();
  const { text } = usePart();
  const [isBroken, setBroken] = useState(false);
  const description = text.slice(block.start, block.end);
  const { image } = block;
  if (image === undefined || image === null || isBroken) {
    return (
      <p className="my-[1em] flex items-center justify-center gap-2 text-[0.9em] text-quiet">
        <ImageOff aria-hidden="true" size={16} className="shrink-0" />
        <span data-start={block.start} dir="auto">
          {description === "" ? (
            <span data-aside="">A picture that could not be kept</span>
          ) : (
            description
          )}
        </span>
      </p>
    );
  }
  return (
    <figure data-start={block.start} className="my-[1.2em]">
      {/* oxlint-disable-next-line next/no-img-element -- It comes from Hearth itself, in the size it is kept. */}
      <img
        src={`/api/library/documents/${book.id}/images/${image}?${new URLSearchParams({ v: book.updatedAt })}`}
        alt={description}
        decoding="async"
        onError={() => setBroken(true)}
        className="mx-auto max-h-[80dvh] max-w-full rounded-hair bg-[#fffdf9]"
      />
    </figure>
  );
}
