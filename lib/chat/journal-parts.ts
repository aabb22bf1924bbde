import type { RunWriter } from "#lib/events";
import type { Message, RunState } from "#lib/protocol";
import { stateAfter, type Progress } from "./state-after.ts";

/** Tells a run's journal what the engine says: each state once, each piece as it comes. */
export function journalParts(
  writer: Pick<RunWriter, "add" | "think" | "write">,
  runId: string,
  { reasoning }: Pick<Message, "reasoning">,
): (part: Progress) => void {
  let state: RunState = { state: "queued" };
  // The thoughts of a continued answer follow those it had before in a paragraph of their own.
  let isNewParagraph = reasoning !== null;
  return (part) => {
    const next = stateAfter(part, state);
    if (next !== state) writer.add({ type: "run.changed", runId, state: next, actor: "model" });
    state = next;
    if (part.type === "text-delta") writer.write(part.text);
    if (part.type !== "reasoning-delta") return;
    writer.think(isNewParagraph ? `\n\n${part.text}` : part.text);
    isNewParagraph = false;
  };
}
