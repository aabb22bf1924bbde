"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  libraryDocumentSchema,
  libraryListSchema,
  maxBulkDocuments,
  type DocumentChange,
  type LibraryBulk,
} from "#lib/protocol";
import { request, requestJson } from "./request.ts";
import { withBooksBulk } from "./with-books-bulk.ts";

export const libraryKey = ["library"];

export const libraryList = queryOptions({
  queryKey: libraryKey,
  queryFn: ({ signal }) => requestJson(libraryListSchema, "/api/library", { signal }),
});

/** Every book and how the indexing goes; kept true by the event link. */
export function useLibrary() {
  return useQuery(libraryList);
}

/** Corrects what a book says of itself. */
export function useChangeDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: DocumentChange }) =>
      requestJson(libraryDocumentSchema, `/api/library/documents/${id}`, {
        method: "PATCH",
        body: change,
      }),
    onSuccess: (changed) => {
      client.setQueryData(libraryList.queryKey, (list) => {
        const documents = list?.documents.map((one) => (one.id === changed.id ? changed : one));
        return list && documents && { ...list, documents };
      });
      return client.invalidateQueries({ queryKey: ["library-document", changed.id] });
    },
  });
}

/**
 * Does one thing to many books. The list shows it at once, and as it was when the server does not
 * take it.
 */
export function useBooksBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (bulk: LibraryBulk) => {
      for (let start = 0; start < bulk.ids.length; start += maxBulkDocuments) {
        const some = { ...bulk, ids: bulk.ids.slice(start, start + maxBulkDocuments) };
        // One after the other: when one is refused, those before it stand and those after it are not sent.
        await request("/api/library/documents/bulk", { method: "POST", body: some });
      }
    },
    onMutate: async (bulk) => {
      await client.cancelQueries(libraryList);
      const before = client.getQueryData(libraryKey);
      client.setQueryData(libraryList.queryKey, (list) => list && withBooksBulk(list, bulk));
      return before;
    },
    onError: (_error, _bulk, before) => client.setQueryData(libraryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: libraryKey }),
  });
}

export function usePauseLibrary() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isPaused: boolean) =>
      request("/api/library/pause", { method: "PUT", body: { isPaused } }),
    onMutate: (isPaused) =>
      client.setQueryData(
        libraryList.queryKey,
        (list) => list && { ...list, status: { ...list.status, isPaused } },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: libraryKey }),
  });
}
