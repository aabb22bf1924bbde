import { z } from "zod";
import type { Job } from "#lib/protocol";
import type { JobKind } from "./contract.ts";

const putAwaySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("title"), payload: z.object({ conversationId: z.uuid() }) }),
  z.object({ kind: z.literal("purge"), payload: z.record(z.string(), z.never()) }),
]);

/** A job as it lies in the queue. */
export type PutAway = z.infer<typeof putAwaySchema>;

/** Undefined for what another release has put away. */
export function readPutAway(data: unknown): PutAway | undefined {
  return putAwaySchema.safeParse(data).data;
}

/** What the queue says of a job. */
export interface QueuedJob {
  readonly id: string;
  readonly data: unknown;
  readonly state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  readonly createdOn: Date | string;
}

const states = {
  created: "waiting",
  retry: "waiting",
  active: "running",
  completed: "done",
  cancelled: "cancelled",
  failed: "failed",
} as const satisfies Record<QueuedJob["state"], Job["state"]>;

const problems = {
  title: "The model found no time for a title. The conversation keeps its first words.",
  purge: "What was deleted could not be removed for good yet. It is tried again tomorrow.",
} as const satisfies Record<JobKind, string>;

/** A job as the house speaks of it; undefined for what another release has put away. */
export function toJob({ id, data, state, createdOn }: QueuedJob): Job | undefined {
  const putAway = readPutAway(data);
  if (putAway === undefined) return undefined;
  const { kind } = putAway;
  return {
    id,
    kind,
    conversationId: kind === "title" ? putAway.payload.conversationId : null,
    state: states[state],
    problem: state === "failed" ? problems[kind] : null,
    createdAt: new Date(createdOn).toISOString(),
  };
}
