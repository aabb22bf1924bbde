"use client";

import { createContext, use } from "react";
import type { Section } from "#lib/protocol";

/** The part of a book that is being painted. */
interface PartState extends Pick<Section, "section" | "text"> {
  /** What of it is highlighted. */
  readonly highlight: { readonly start: number; readonly end: number } | undefined;
}

export const PartContext = createContext<PartState | undefined>(undefined);

export function usePart(): PartState {
  const state = use(PartContext);
  if (state === undefined) throw new Error("usePart needs a PartContext above it.");
  return state;
}
