import type { AnswerPhase } from "#lib/protocol";
import { count } from "../text/amounts.ts";

interface Loading {
  readonly modelTitle: string;
  /** 0 to 1, undefined while unknown. */
  readonly progress: number | undefined;
}

/** Says in words what the model is doing; undefined means that nothing has been heard yet. */
export function phaseWords(phase: AnswerPhase | undefined, loading: Loading): string {
  if (phase === undefined) return "Connecting";
  switch (phase.phase) {
    case "queued":
      return phase.position === 1 ? "Next in line" : `Waiting in line, place ${phase.position}`;
    case "loading":
      return loading.progress === undefined
        ? `Loading ${loading.modelTitle}`
        : `Loading ${loading.modelTitle}, ${Math.round(loading.progress * 100)} %`;
    case "reading":
      return `Reading: ${count(phase.doneTokens)} of ${count(phase.totalTokens)} tokens`;
    case "thinking":
      return "Thinking";
    case "writing":
      return "Writing";
  }
}
