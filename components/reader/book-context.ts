"use client";

import { createContext, use } from "react";
import type { OpenedDocument, Place, ReadingPlace } from "#lib/protocol";

interface BookState {
  readonly book: OpenedDocument;
  /** What is highlighted, wherever it is. */
  readonly highlight: Place | undefined;
  /** Follows a link within the book; the way back is kept. */
  readonly follow: (to: ReadingPlace) => void;
}

export const BookContext = createContext<BookState | undefined>(undefined);

export function useBook(): BookState {
  const state = use(BookContext);
  if (state === undefined) throw new Error("useBook needs a BookContext above it.");
  return state;
}
