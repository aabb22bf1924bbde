"use client";

import {
  keepPreviousData,
  queryOptions,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useCallback } from "react";
import {
  foundInBookSchema,
  openedDocumentSchema,
  sectionSchema,
  type LibraryDocument,
  type ReadingPlace,
} from "#lib/protocol";
import { request, requestJson } from "./request.ts";

const openedDocument = (id: string) =>
  queryOptions({
    queryKey: ["library-document", id],
    queryFn: ({ signal }) =>
      requestJson(openedDocumentSchema, `/api/library/documents/${id}`, { signal }),
    staleTime: Infinity,
  });

/** A book with its contents and the place where it was last left. */
export function useDocument(id: string) {
  return useQuery(openedDocument(id));
}

/** A part of a book's text. It is kept while the book is the same, however often one comes by. */
export function useSection(id: string, section: number, isWanted: boolean) {
  return useQuery({
    queryKey: ["library-section", id, section],
    queryFn: ({ signal }) =>
      requestJson(sectionSchema, `/api/library/documents/${id}/sections/${section}`, { signal }),
    staleTime: Infinity,
    enabled: isWanted,
  });
}

/** Where words stand in a book; while others are typed, where the last ones stood. */
export function useFindInBook(id: string, words: string) {
  return useQuery({
    queryKey: ["library-find", id, words],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q: words });
      return requestJson(foundInBookSchema, `/api/library/documents/${id}/find?${query}`, {
        signal,
      });
    },
    enabled: words !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
}

/** Keeps where this person is in a book. Nobody waits for it, and the next one says it anew. */
export function savePlace(id: string, place: ReadingPlace, { keepalive = false } = {}): void {
  const path = `/api/library/documents/${id}/place`;
  request(path, { method: "PUT", body: place, keepalive }).catch(() => undefined);
}

/** For when a book is left: opened again from what is in memory, it opens at this place. */
export function useRememberPlace(id: string): (place: ReadingPlace) => void {
  const client = useQueryClient();
  return useCallback(
    (place) =>
      client.setQueryData(openedDocument(id).queryKey, (open) => open && { ...open, place }),
    [client, id],
  );
}

/** Brings news of books to the one that is open; a book that was read anew is opened anew. */
export function takeDocumentNews(client: QueryClient, documents: readonly LibraryDocument[]): void {
  for (const document of documents) {
    const { queryKey } = openedDocument(document.id);
    const open = client.getQueryData(queryKey);
    if (open === undefined) continue;
    const isSameText = open.sections === document.sections && open.words === document.words;
    // Told twice a second while it is embedded: what the reader page shows of it stays the same then.
    if (isSameText && open.state === document.state && open.title === document.title) continue;
    client.setQueryData(queryKey, { ...open, ...document });
    if (isSameText) continue;
    void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: ["library-section", document.id] });
    void client.invalidateQueries({ queryKey: ["library-find", document.id] });
  }
}
