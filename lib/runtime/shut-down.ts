import { closeWithin } from "./close-within.ts";
import type { Runtime } from "./contract.ts";

/** What the doors have to do while the house closes. */
export interface Doors {
  readonly stopAccepting: () => void;
  /** Ends every connection that is left. */
  readonly hangUp: () => void;
}

/**
 * The order of shutdown, written once: stop accepting, stop runs and background work, end the streams
 * of events, hang up, then the machines.
 */
export async function shutDown(runtime: Runtime, doors: Doors): Promise<void> {
  doors.stopAccepting();
  // Whoever watches a run sees its end before the line goes dead.
  await closeWithin(runtime.chat, { name: "runs", limitMs: 5_000, log: runtime.log });
  await closeWithin(runtime.jobs, { name: "jobs", limitMs: 5_000, log: runtime.log });
  await closeWithin(runtime.events, { name: "journal", limitMs: 3_000, log: runtime.log });
  doors.hangUp();
  await runtime[Symbol.asyncDispose]();
}
