"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { searchResultSchema } from "#lib/protocol";
import { requestJson } from "./request.ts";

const pageSize = 20;
const fewest = 8;

const searchKey = ["search"];

function search(text: string, options: { limit: number; offset: number; signal: AbortSignal }) {
  const query = new URLSearchParams({
    q: text,
    limit: String(options.limit),
    offset: String(options.offset),
  });
  return requestJson(searchResultSchema, `/api/search?${query.toString()}`, {
    signal: options.signal,
  });
}

/** The best few, for a list that changes while one types: it shows the last ones until the next have come. */
export function useQuickSearch(text: string) {
  return useQuery({
    queryKey: [...searchKey, "quick", text],
    queryFn: ({ signal }) => search(text, { limit: fewest, offset: 0, signal }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Everything that is found, page by page. */
export function useFullSearch(text: string) {
  return useInfiniteQuery({
    queryKey: [...searchKey, "full", text],
    queryFn: ({ signal, pageParam }) =>
      search(text, { limit: pageSize, offset: pageParam, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * pageSize : undefined),
    enabled: text !== "",
  });
}
