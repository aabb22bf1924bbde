import type { GeneratePart } from "#lib/inference";
import type { RunState } from "#lib/protocol";

/** Everything the engine says before the end of an answer. */
export type Progress = Exclude<GeneratePart, { type: "end" }>;

/** The state of a run after what the engine has said; the same object when nothing changes. */
export function stateAfter(part: Progress, state: RunState): RunState {
  switch (part.type) {
    case "accepted":
      return state;
    case "loading":
      return { state: "loading", modelId: part.modelId };
    case "queued":
      return { state: "queued", position: part.position };
    case "reading":
      return { state: "reading", doneTokens: part.doneTokens, totalTokens: part.totalTokens };
    case "reasoning-delta":
      return state.state === "thinking" ? state : { state: "thinking" };
    case "text-delta":
      return state.state === "writing" ? state : { state: "writing" };
  }
}
