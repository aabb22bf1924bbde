"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { modelsViewSchema, type ModelsView } from "#lib/protocol";
import { followEvents } from "./follow-events.ts";
import { request, requestJson } from "./request.ts";

const modelsKey = ["models"];

/** What is installed, what could be, and how the engine does; kept true by ModelsLink. */
export function useModels() {
  return useQuery({
    queryKey: modelsKey,
    queryFn: ({ signal }) => requestJson(modelsViewSchema, "/api/models", { signal }),
  });
}

/**
 * Writes the live view of the models into the query above for as long as the page is looked at.
 * A hidden tab lets go of its connection: browsers grant one address only six.
 */
export function useModelsLink() {
  const client = useQueryClient();
  useEffect(() => {
    let link: AbortController | undefined;
    function follow() {
      link?.abort();
      if (document.hidden) return;
      link = new AbortController();
      void followEvents({
        path: "/api/models/events",
        schema: modelsViewSchema,
        signal: link.signal,
        onEvent: (view) => {
          client.setQueryData<ModelsView>(modelsKey, view);
          return false;
        },
        onConnection: () => undefined,
      }).catch(() => undefined);
    }
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      link?.abort();
    };
  }, [client]);
}

export type ModelAction =
  | { readonly do: "load" | "download" | "cancel" | "remove" | "prefer"; readonly modelId: string }
  | { readonly do: "unload" };

/** Asks for a change and reads the view again, so that a lost live connection hides nothing. */
export function useModelAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => client.invalidateQueries({ queryKey: modelsKey }),
  });
}

function perform(action: ModelAction): Promise<void> {
  if (action.do === "unload") return request("/api/models/unload", { method: "POST" });
  const path = `/api/models/${encodeURIComponent(action.modelId)}`;
  switch (action.do) {
    case "load":
      return request(`${path}/load`, { method: "POST" });
    case "download":
      return request(`${path}/download`, { method: "POST" });
    case "cancel":
      return request(`${path}/download`, { method: "DELETE" });
    case "remove":
      return request(path, { method: "DELETE" });
    case "prefer":
      return request("/api/settings/default-model", {
        method: "PUT",
        body: { modelId: action.modelId },
      });
  }
}
