import type { ReadingPlace } from "#lib/protocol";

/** Where to be in a book. A new object is a new wish, even to the same place. */
export interface Goal {
  readonly section: number;
  readonly offset: number;
  /** Something at the place is highlighted: it is shown with what stands before it. */
  readonly isCited: boolean;
  /** True where a page was turned into it: then it is what the reader wants to be at. */
  readonly isTurned: boolean;
  /** Whether the focus goes there; not where a book is merely opened again. */
  readonly takesFocus: boolean;
}

/** What is looked at. */
export interface Seen {
  readonly place: ReadingPlace;
  /** How far that is in its part, from 0 to 1. */
  readonly part: number;
  /** False when the page went there by itself. */
  readonly isByReader: boolean;
}

/** What both ways of showing a book are given. */
export interface FlowProps {
  readonly goal: Goal;
  readonly onSeen: (seen: Seen) => void;
}

/** The focus goes to what is cited, else to where the place begins, so that whoever listens hears it next. */
export function focusOn(part: HTMLElement, block: HTMLElement | undefined): void {
  const cited = part.querySelector<HTMLElement>("[data-cited]");
  const target = cited ?? block ?? part;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
