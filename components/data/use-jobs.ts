"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { jobListSchema } from "#lib/protocol";
import { request, requestJson } from "./request.ts";

const jobsKey = ["jobs"];

/** The background work of late, latest first. */
export function useJobs() {
  return useQuery({
    queryKey: jobsKey,
    queryFn: ({ signal }) => requestJson(jobListSchema, "/api/jobs", { signal }),
  });
}

export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request(`/api/jobs/${encodeURIComponent(id)}/cancel`, { method: "POST" }),
    onSettled: () => client.invalidateQueries({ queryKey: jobsKey }),
  });
}
