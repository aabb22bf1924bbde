import type { RunState } from "#lib/protocol";
import { count } from "../text/amounts.ts";

interface Loading {
  readonly modelTitle: string;
  /** 0 to 1, undefined while unknown. */
  readonly progress: number | undefined;
}

/** Says in words what the model is doing; undefined means that nothing has been heard yet. */
export function stateWords(state: RunState | undefined, loading: Loading): string {
  switch (state?.state) {
    case undefined:
      return "Sending";
    case "queued":
      return queuedWords(state.position);
    case "searching":
      return "Searching the library";
    case "loading":
      return loading.progress === undefined
        ? `Loading ${loading.modelTitle}`
        : `Loading ${loading.modelTitle}, ${Math.round(loading.progress * 100)} %`;
    case "reading":
      return `Reading: ${count(state.doneTokens)} of ${count(state.totalTokens)} tokens`;
    case "thinking":
      return "Thinking";
    case "writing":
      return "Writing";
    case "tool":
      return `Using ${state.name}`;
    case "done":
    case "stopped":
    case "failed":
      return "Finishing";
  }
}

function queuedWords(position: number | undefined): string {
  if (position === undefined) return "Waiting in line";
  return position === 1 ? "Next in line" : `Waiting in line, place ${position}`;
}
