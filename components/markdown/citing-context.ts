"use client";

import { createContext, use } from "react";
import type { Citation, Source, Sources } from "#lib/protocol";

/** The sources that the text around cites; null where it cites none. */
export const CitingContext = createContext<Sources | null>(null);

interface Cited {
  readonly source: Source;
  /** Undefined until the answer has ended, or when nothing of the source bears it out. */
  readonly citation: Citation | undefined;
}

/** What is cited: a citation by its place in the list or else a source by its number. */
export function useCited(place: unknown, number: number): Cited | undefined {
  const sources = use(CitingContext);
  const citation = sources?.citations[Number(place)];
  const source = sources?.passages.find(({ n }) => n === (citation?.n ?? number));
  return source && { source, citation };
}
