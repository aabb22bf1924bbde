/**
 * Work that nobody waits for, kept in Postgres until it is done. It knows how to repeat, to cancel
 * and to stop; what a job does is told to it. Start reading at contract.ts, then open-jobs.ts.
 */
export type { Jobs } from "./contract.ts";
export { openJobs } from "./open-jobs.ts";
export type { IndexQueue, IndexStep, TakenStep } from "./index-queue.ts";
export { openIndexQueue } from "./open-index-queue.ts";
