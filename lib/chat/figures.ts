import type { GeneratePart } from "#lib/inference";
import type { Figures } from "#lib/protocol";

type EndPart = Extract<GeneratePart, { type: "end" }>;

/** The engine's own account of an answer, as it is stored and shown. */
export function figuresOf({ usage, timings, contextSize, seed }: EndPart): Figures {
  return { ...usage, ...timings, contextSize, seed };
}
