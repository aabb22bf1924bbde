"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { folderListSchema, folderSchema, type NewFolder } from "#lib/protocol";
import { request, requestJson } from "./request.ts";
import { conversationsKey } from "./use-conversations.ts";

const foldersKey = ["folders"];

/** By name. */
export function useFolders() {
  return useQuery({
    queryKey: foldersKey,
    queryFn: ({ signal }) => requestJson(folderListSchema, "/api/folders", { signal }),
  });
}

/** Sending the same folder twice makes one, so that a lost answer may be asked for again. */
export function useCreateFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (folder: NewFolder) =>
      requestJson(folderSchema, "/api/folders", { method: "POST", body: folder }),
    onSuccess: () => client.invalidateQueries({ queryKey: foldersKey }),
  });
}

export function useRenameFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: NewFolder) =>
      requestJson(folderSchema, `/api/folders/${id}`, { method: "PATCH", body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: foldersKey }),
  });
}

/** Its conversations stay, without a folder. */
export function useRemoveFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/api/folders/${id}`, { method: "DELETE" }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: foldersKey });
      await client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}
