"use client";

import { createContext, use } from "react";
import type { EntryMenuHandle } from "./entry-menu.tsx";

/** What every entry of a list shares. */
export interface ListState {
  readonly menu: EntryMenuHandle;
  /** The ids that are selected; undefined while nothing is being selected. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly toggle: (id: string) => void;
  /** Called when a conversation is opened. */
  readonly onLeave: () => void;
}

export const ListContext = createContext<ListState | undefined>(undefined);

export function useList(): ListState {
  const state = use(ListContext);
  if (state === undefined) throw new Error("useList needs a ListContext above it.");
  return state;
}
