import type { Ending, Queries, RunEnd } from "#lib/db";
import type { Message } from "#lib/protocol";
import type { Append } from "./contract.ts";

/** How a run ended, and with it the answer it wrote. */
export interface EndOfRun {
  readonly state: RunEnd;
  readonly ending: Omit<Ending, "text" | "reasoning">;
  readonly actor: "person" | "model" | "house";
}

/**
 * Stores the end of a run within a write on its conversation: the text that its deltas make becomes
 * the message's, and the deltas go. Undefined when it has ended already; nothing is done then.
 */
export async function storeRunEnd(
  tx: Queries,
  append: Append,
  run: { readonly id: string; readonly messageId: string },
  { state, ending, actor }: EndOfRun,
): Promise<Message | undefined> {
  const { id: runId, messageId } = run;
  if (!(await tx.runs.end(runId, state))) return undefined;

  const written = await tx.messages.findEvenDeleted(messageId);
  const { text, reasoning } = await tx.journal.textOfRun(runId);
  const message = await tx.messages.finish(messageId, {
    ...ending,
    text: (written?.text ?? "") + text,
    reasoning:
      reasoning === "" ? (written?.reasoning ?? null) : (written?.reasoning ?? "") + reasoning,
  });
  await tx.journal.compact(runId);
  if (message !== undefined) {
    append({ type: "message.ended", message, actor, runId });
    const { figures } = message;
    if (figures !== null)
      append({ type: "usage.recorded", messageId, figures, actor: "house", runId });
  }
  append({ type: "run.ended", runId, state: { state }, actor });
  return message;
}
