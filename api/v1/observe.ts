import { AppError } from "#lib/errors";
import type { GeneratePart } from "#lib/inference";
import type { Note } from "../note.ts";

/**
 * Counts what a part brought, so that the log line is right even when the client leaves half-way.
 *
 * @throws AppError `model-failed` when an answer ended that nobody had asked to end.
 */
export function observe(part: GeneratePart, note: Note, signal: AbortSignal): void {
  if (part.type === "text-delta" || part.type === "reasoning-delta") {
    note.completionTokens = (note.completionTokens ?? 0) + part.tokens;
  } else if (part.type === "end") {
    note.cachedTokens = part.usage.cachedTokens;
    if (part.reason === "stopped" && !signal.aborted) {
      throw new AppError("model-failed", "The model was taken out of memory. Send it again.");
    }
  }
}
