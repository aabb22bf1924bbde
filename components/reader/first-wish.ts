import type { OpenedDocument, Place, ReadingPlace } from "#lib/protocol";
import type { Goal } from "./flow.ts";
import { goalIn } from "./place-path.ts";

/** Where to be in a book, and what to highlight there. */
export interface Wish {
  readonly goal: Goal;
  readonly highlight: Place | undefined;
  /** True of words that were looked for: they are seen, and no quote. */
  readonly isFound: boolean;
}

/** What an address asks for, else where the book was left, else its beginning. */
export function firstWish(book: OpenedDocument, query: URLSearchParams): Wish {
  const place = book.place ?? { section: 0, offset: 0 };
  const kept = { ...place, section: inBook(book, place.section) };
  return (
    wishIn(book, query) ?? {
      goal: merelyAt(kept),
      highlight: undefined,
      isFound: false,
    }
  );
}

/** Undefined where an address asks for no place. */
export function wishIn(book: OpenedDocument, query: URLSearchParams): Wish | undefined {
  const asked = goalIn(query);
  if (asked === undefined) return undefined;
  const { start, end } = asked;
  const section = inBook(book, asked.section);
  return {
    goal: { section, offset: start, isCited: end !== undefined, isTurned: false, takesFocus: true },
    highlight: end === undefined ? undefined : { section, start, end },
    isFound: false,
  };
}

/** A place without any reason to be there. */
export function merelyAt(place: ReadingPlace): Goal {
  return { ...place, isCited: false, isTurned: false, takesFocus: false };
}

/** The nearest part that there is. */
export function inBook({ outline }: OpenedDocument, section: number): number {
  return Math.min(Math.max(section, 0), Math.max(outline.length - 1, 0));
}
