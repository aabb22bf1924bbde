"use client";

import { useQuery } from "@tanstack/react-query";
import { searchResultSchema, type SearchHit } from "#lib/protocol";
import { requestJson } from "../data/request.ts";

const mostFound = 50;

const nothing: readonly SearchHit[] = [];

/** The messages of one conversation that hold these words, best first, and in words how many. */
export function useFound(conversationId: string, query: string) {
  const { data, error } = useQuery({
    queryKey: ["find", conversationId, query],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({
        q: query,
        conversation: conversationId,
        limit: String(mostFound),
      });
      return requestJson(searchResultSchema, `/api/search?${asked}`, { signal });
    },
    enabled: query !== "",
  });
  const hits = data?.hits.filter(({ messageId }) => messageId !== null) ?? nothing;
  if (query === "") return { hits: nothing, words: "" };
  if (error !== null) return { hits: nothing, words: "Search failed" };
  if (data === undefined) return { hits, words: "Searching" };
  if (hits.length === 0) return { hits, words: "Nothing found" };
  return { hits, words: data.hasMore ? `More than ${mostFound} found` : `${hits.length} found` };
}
