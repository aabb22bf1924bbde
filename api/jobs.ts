import { jobListSchema } from "#lib/protocol";
import { nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { idParams } from "./param.ts";
import { route, type Route } from "./route.ts";

/** Work that goes on behind: titles, and what is thrown away for good. */
export const jobRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/jobs",
    name: "listJobs",
    summary: "List the background work, latest first",
    answer: ok(jobListSchema),
    example: {},
    handle: async ({ jobs }) => ({ jobs: await jobs.list() }),
  }),
  route({
    method: "POST",
    path: "/api/jobs/{id}/cancel",
    name: "cancelJob",
    summary: "Cancel a piece of background work",
    remarks: "What has ended is left as it is.",
    params: idParams,
    answer: nothing,
    refusals: ["not-found"],
    example: { params: { id: example.job } },
    handle: ({ jobs }, { params: { id } }) => jobs.cancel(id),
  }),
];
