import type { RunStateName } from "#lib/protocol";
import type { NextState } from "./contract.ts";

const ends = ["done", "stopped", "failed"] as const;
const atWork = ["queued", "loading", "reading", "thinking", "writing", "tool", ...ends] as const;

/**
 * What may follow what. Waiting and loading can come again while a run is at work: background work
 * makes way for a person. Nothing follows an end, and nothing is done that never began.
 */
const following: Readonly<Record<RunStateName, readonly RunStateName[]>> = {
  queued: ["queued", "searching", "loading", "reading", "thinking", "writing", "stopped", "failed"],
  searching: ["queued", "loading", "reading", "thinking", "writing", "done", "stopped", "failed"],
  loading: ["queued", "loading", "reading", "thinking", "writing", "stopped", "failed"],
  reading: atWork,
  thinking: atWork,
  writing: atWork,
  tool: atWork,
  done: [],
  stopped: [],
  failed: [],
};

/** The state that comes next. @throws Error when it cannot follow, which is a mistake of the caller. */
export const nextState: NextState = (from, to) => {
  if (following[from].includes(to)) return to;
  throw new Error(`A run that is ${from} cannot become ${to}.`);
};

/** The states that this one may follow. */
export function statesBefore(to: RunStateName): RunStateName[] {
  const all: RunStateName[] = ["searching", ...atWork];
  return all.filter((from) => following[from].includes(to));
}
