import type { GeneratePart } from "#lib/inference";
import type { RunState } from "#lib/protocol";

/** Everything that is said before the end of an answer: by the engine, or by who looks into the library for it. */
export type Progress = Exclude<GeneratePart, { type: "end" }> | { readonly type: "searching" };

/** The state of a run after what has been said; the same object when nothing changes. */
export function stateAfter(part: Progress, state: RunState): RunState {
  switch (part.type) {
    case "accepted":
      return state;
    case "searching":
      return { state: "searching" };
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
