"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { shortcutSettingsSchema, type ShortcutSettings } from "#lib/protocol";
import { requestJson } from "./request.ts";

const settingsKey = ["settings"];

const shortcutSettings = queryOptions({
  queryKey: [...settingsKey, "shortcuts"],
  queryFn: ({ signal }) =>
    requestJson(shortcutSettingsSchema, "/api/settings/shortcuts", { signal }),
  staleTime: Infinity,
});

/** What this person has bound differently, kept by the server so that it holds in every browser. */
export function useShortcutSettings() {
  return useQuery(shortcutSettings);
}

/** Shows the new bindings at once, and the old ones again when the server does not take them. */
export function useSaveShortcuts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (bindings: ShortcutSettings["bindings"]) =>
      requestJson(shortcutSettingsSchema, "/api/settings/shortcuts", {
        method: "PUT",
        body: { bindings },
      }),
    onMutate: async (bindings) => {
      await client.cancelQueries(shortcutSettings);
      const before = client.getQueryData(shortcutSettings.queryKey);
      client.setQueryData(shortcutSettings.queryKey, { bindings });
      return before;
    },
    onError: (_error, _bindings, before) => client.setQueryData(shortcutSettings.queryKey, before),
    onSuccess: (saved) => client.setQueryData(shortcutSettings.queryKey, saved),
  });
}
