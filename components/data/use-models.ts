"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { modelsViewSchema } from "#lib/protocol";
import { request, requestJson } from "./request.ts";

export const modelsKey = ["models"];

/** What is installed, what could be, and how the engine does; kept true by the event link. */
export function useModels() {
  return useQuery({
    queryKey: modelsKey,
    queryFn: ({ signal }) => requestJson(modelsViewSchema, "/api/models", { signal }),
  });
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
