import { AppError } from "#lib/errors";
import type { GenerateRequest, Inference } from "#lib/inference";
import { Choice } from "#lib/dialects/openai";
import type { Note } from "../note.ts";
import { observe } from "./observe.ts";
import { beginRuns } from "./runs.ts";

/** Nothing can be sent while a blocking request waits, and something between may lose patience. */
const holdMs = 20_000;

export interface BlockChat {
  readonly inference: Inference;
  readonly requests: readonly GenerateRequest[];
  readonly note: Note;
}

/** Gathers the whole answer. @throws AppError as `beginRuns`; `stopped` when the client has gone. */
export async function blockChat(
  { inference, requests, note }: BlockChat,
  signal: AbortSignal,
): Promise<Choice[]> {
  const runs = await beginRuns(inference, requests, { signal, holdMs });
  note.promptTokens = runs.promptTokens;
  try {
    const choices = await Promise.all(
      runs.parts.map(async (parts) => {
        const choice = new Choice();
        for await (const part of parts) {
          observe(part, note, signal);
          choice.add(part);
        }
        return choice;
      }),
    );
    if (signal.aborted) throw new AppError("stopped", "The client has gone.");
    return choices;
  } finally {
    runs.stop();
  }
}
