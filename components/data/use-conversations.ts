"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { conversationListSchema, conversationSchema, type Bulk } from "#lib/protocol";
import { request, requestJson } from "./request.ts";
import { withBulk } from "./with-bulk.ts";

export const conversationsKey = ["conversations"];

const conversationList = queryOptions({
  queryKey: conversationsKey,
  queryFn: ({ signal }) => requestJson(conversationListSchema, "/api/conversations", { signal }),
});

/** Every conversation that is not deleted, latest first. */
export function useConversations() {
  return useQuery(conversationList);
}

export function useRenameConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) =>
      requestJson(conversationSchema, `/api/conversations/${id}`, {
        method: "PATCH",
        body: { title },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}

/** More than this many at once the server refuses. */
const maxAtOnce = 1000;

/**
 * Does one thing to many conversations. The list shows it at once, and as it was when the server
 * does not take it.
 */
export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, change }: Bulk) => {
      for (let start = 0; start < ids.length; start += maxAtOnce) {
        const some: Bulk = { ids: ids.slice(start, start + maxAtOnce), change };
        // One after the other: when one is refused, those before it stand and those after it are not sent.
        await request("/api/conversations/bulk", { method: "POST", body: some });
      }
    },
    onMutate: async (bulk) => {
      await client.cancelQueries(conversationList);
      const before = client.getQueryData(conversationsKey);
      client.setQueryData(conversationList.queryKey, (list) => list && withBulk(list, bulk));
      return before;
    },
    onError: (_error, _bulk, before) => client.setQueryData(conversationsKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}
