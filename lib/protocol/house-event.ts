import { z } from "zod";
import { journalEventSchema } from "./event.ts";
import { libraryDocumentSchema, libraryStatusSchema } from "./library.ts";
import { modelsViewSchema } from "./models.ts";
import { snapshotSchema } from "./snapshot.ts";

/** A piece of background work, as the page shows it. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(["title", "purge"]),
  conversationId: z.uuid().nullable(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  /** One sentence, when it failed. */
  problem: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

export type Job = z.infer<typeof jobSchema>;

/** `GET /api/jobs`: latest first, at most a hundred. */
export const jobListSchema = z.object({ jobs: z.array(jobSchema) });

/**
 * What concerns the whole house and is not journaled: it says that something is different now, and
 * whoever was away simply asks anew.
 */
export const houseEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("list.changed"),
    list: z.enum(["conversations", "folders", "jobs", "settings"]),
  }),
  z.object({ type: z.literal("engine.changed"), view: modelsViewSchema }),
  /** What the indexer has done since; at most twice a second. */
  z.object({
    type: z.literal("library.changed"),
    status: libraryStatusSchema,
    /** Those that changed, as they are now. */
    documents: z.array(libraryDocumentSchema),
    removedIds: z.array(z.uuid()),
    /** True when too much changed to name: ask for the list anew. */
    isAll: z.boolean(),
  }),
  z.object({ type: z.literal("job.changed"), job: jobSchema }),
]);

export type HouseEvent = z.infer<typeof houseEventSchema>;

/**
 * `GET /api/events?conversation={id}&after={seq}`: everything a tab follows, each the `data` of one
 * server-sent event. `conversation` may be absent. A journal event's `id:` is `{conversation}:{seq}`,
 * and `Last-Event-ID` in that form wins over the query. Where the journal no longer reaches back to
 * `after`, or no `after` was given, a snapshot comes first.
 */
export const streamItemSchema = z.union([houseEventSchema, snapshotSchema, journalEventSchema]);

export type StreamItem = z.infer<typeof streamItemSchema>;
