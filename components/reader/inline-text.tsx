"use client";

import { useMemo, type ReactNode } from "react";
import type { Mark } from "#lib/protocol";
import { classNames } from "../ui/class-names.ts";
import { useBook } from "./book-context.ts";
import { inlineTree, type Inline } from "./inline-tree.ts";
import { placePath } from "./place-path.ts";
import { usePart } from "./part-context.ts";

interface InlineTextProps {
  readonly start: number;
  readonly end: number;
  readonly marks?: readonly Mark[] | undefined;
}

const noMarks: readonly Mark[] = [];

/** A range of the section's text with everything that is said about parts of it. */
export function InlineText({ start, end, marks = noMarks }: InlineTextProps) {
  const { text, highlight } = usePart();
  const pieces = useMemo(
    () => inlineTree({ text, start, end, marks, highlight }),
    [text, start, end, marks, highlight],
  );
  return <Pieces pieces={pieces} />;
}

function Pieces({ pieces }: { pieces: readonly Inline[] }) {
  return pieces.map((piece, index) => (
    // Pieces have no name but their place, and a text never changes.
    // oxlint-disable-next-line react/no-array-index-key
    <Piece key={index} piece={piece} />
  ));
}

function Piece({ piece }: { piece: Inline }): ReactNode {
  if (piece.kind === "text") return piece.text;
  const inner = <Pieces pieces={piece.children} />;
  switch (piece.kind) {
    case "highlight":
      return (
        <mark
          tabIndex={-1}
          data-cited=""
          className="rounded-hair bg-ember/26 text-ink outline-offset-4 box-decoration-clone"
        >
          {inner}
        </mark>
      );
    case "link":
      return (
        <BookLink to={piece.to} isShort={lengthOf(piece) <= shortest}>
          {inner}
        </BookLink>
      );
    case "ruby":
      return (
        <ruby>
          {inner}
          <rt>{piece.reading}</rt>
        </ruby>
      );
    case "emphasis":
      return <em>{inner}</em>;
    case "strong":
      return <strong>{inner}</strong>;
    case "superscript":
      return <sup className="leading-none">{inner}</sup>;
    case "subscript":
      return <sub className="leading-none">{inner}</sub>;
    case "code":
      return <code className="font-mono text-[0.88em]">{inner}</code>;
    case "small-caps":
      return <span className="[font-variant-caps:small-caps]">{inner}</span>;
  }
}

/** In letters: the number of a footnote, which a finger would miss. */
const shortest = 4;

function lengthOf(piece: Inline): number {
  if (piece.kind === "text") return piece.text.length;
  return piece.children.reduce((sum, child) => sum + lengthOf(child), 0);
}

interface BookLinkProps {
  readonly isShort: boolean;
  readonly to: { readonly section: number; readonly offset: number };
  readonly children: ReactNode;
}

/** To another place of the same book. A plain click follows it here; any other is the browser's. */
function BookLink({ to, isShort, children }: BookLinkProps) {
  const { book, follow } = useBook();
  return (
    <a
      href={placePath(book.id, { section: to.section, start: to.offset })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        follow(to);
      }}
      className={classNames(
        "text-water underline decoration-1 underline-offset-3",
        isShort && "relative pointer-coarse:after:absolute pointer-coarse:after:-inset-3",
      )}
    >
      {children}
    </a>
  );
}
