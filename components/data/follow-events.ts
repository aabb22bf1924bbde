import type { z } from "zod";
import { readEvents } from "./read-events.ts";
import { RequestProblem } from "./request.ts";

const firstPauseMs = 400;
const longestPauseMs = 8000;

export interface Following<Schema extends z.ZodType> {
  readonly path: string;
  readonly schema: Schema;
  readonly signal: AbortSignal;
  /** Returns true when this event was the last one worth waiting for. */
  readonly onEvent: (event: z.infer<Schema>) => boolean;
  readonly onConnection: (connected: boolean) => void;
}

/**
 * Reads a stream of events and, when it breaks, reads it again with growing pauses; each stream
 * begins with a snapshot, so nothing is asked twice and nothing is missed. Ends when `onEvent`
 * says so or the signal aborts.
 *
 * @throws RequestProblem when the server says that there is nothing to follow.
 */
export async function followEvents<Schema extends z.ZodType>(
  following: Following<Schema>,
): Promise<void> {
  const { signal } = following;
  let failures = 0;
  while (!signal.aborted) {
    const end = await readOnce(following);
    if (end === "complete" || signal.aborted) return;
    following.onConnection(false);
    failures = end === "broken off" ? 1 : failures + 1;
    await pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs), signal);
  }
}

async function readOnce<Schema extends z.ZodType>(
  following: Following<Schema>,
): Promise<"complete" | "broken off" | "not begun"> {
  const { path, schema, signal, onEvent, onConnection } = following;
  let hasBegun = false;
  try {
    for await (const data of readEvents(path, signal)) {
      hasBegun = true;
      onConnection(true);
      if (onEvent(schema.parse(JSON.parse(data)))) return "complete";
    }
  } catch (error) {
    if (error instanceof RequestProblem && error.code === "not-found") throw error;
  }
  return hasBegun ? "broken off" : "not begun";
}

/** Up to a quarter longer than asked, so that many tabs do not come back in the same moment. */
function pause(atLeastMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, atLeastMs * (1 + Math.random() / 4));
    signal.addEventListener("abort", finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}
