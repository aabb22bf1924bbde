"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { librarySearchSchema, type LibrarySearch } from "#lib/protocol";
import { requestJson } from "./request.ts";

const pageSize = 20;
const fewest = 5;

export type FacetName = keyof LibrarySearch["facets"];

/** Of each facet the values of which one is enough; none leaves it open. */
export type PassageFilters = Readonly<Partial<Record<FacetName, readonly string[]>>>;

interface PassageWish {
  readonly text: string;
  readonly filters: PassageFilters;
  readonly mode: LibrarySearch["mode"];
  readonly limit: number;
  readonly offset: number;
}

function search({ text, filters, ...rest }: PassageWish, signal: AbortSignal) {
  const { mode, limit, offset } = rest;
  const query = new URLSearchParams({
    q: text,
    mode,
    limit: String(limit),
    offset: String(offset),
  });
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) query.append(name, value);
  }
  return requestJson(librarySearchSchema, `/api/library/search?${query.toString()}`, { signal });
}

/** The best few, by their words alone, for a list that changes while one types: it shows the last ones until the next have come. */
export function useQuickPassages(text: string) {
  return useQuery({
    queryKey: ["passages", "quick", text],
    queryFn: ({ signal }) =>
      search({ text, filters: {}, mode: "words", limit: fewest, offset: 0 }, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/**
 * Everything that is found in the books, page by page. While other filters of the same words are
 * asked for, `data` is still the former, and `isPlaceholderData` says so.
 */
export function usePassages(text: string, filters: PassageFilters, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ["passages", "full", text, filters],
    queryFn: ({ signal, pageParam }) =>
      search({ text, filters, mode: "hybrid", limit: pageSize, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * pageSize : undefined),
    enabled: isWanted && text !== "",
    placeholderData: (former, query) => (query?.queryKey[2] === text ? former : undefined),
    retry: false,
  });
}
