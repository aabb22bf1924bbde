"use client";

import type { Menu } from "@base-ui/react/menu";
import { createContext, use } from "react";
import type { LibraryDocument } from "#lib/protocol";

interface ShelfState {
  /** One menu for all books. */
  readonly menu: Menu.Handle<LibraryDocument>;
  /** Undefined while nothing is being selected. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly toggle: (id: string) => void;
  readonly showDetails: (id: string) => void;
}

export const ShelfContext = createContext<ShelfState | undefined>(undefined);

export function useShelf(): ShelfState {
  const state = use(ShelfContext);
  if (state === undefined) throw new Error("useShelf needs a ShelfContext above it.");
  return state;
}
