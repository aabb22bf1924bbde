import type { GenerateRequest, Inference } from "#lib/inference";
import { AppError } from "#lib/errors";
import type { SseItem } from "#lib/http";
import { streamEnd, toOpenAiError, type ChatChunks, type EndPart } from "#lib/dialects/openai";
import type { Log } from "#lib/log";
import type { Note } from "../note.ts";
import { merge } from "../merge.ts";
import { observe } from "./observe.ts";
import { beginRuns } from "./runs.ts";

/** Copilot waits 120 s for the first byte; a status is better than its time-out. */
const holdMs = 100_000;

export interface StreamChat {
  readonly inference: Inference;
  readonly requests: readonly GenerateRequest[];
  readonly chunks: ChatChunks;
  readonly includeUsage: boolean | undefined;
  readonly note: Note;
  readonly log: Log;
}

/**
 * The items of a streamed answer. Throws until the engine has accepted the request; a later
 * failure becomes the last item, since the status has gone out by then.
 */
export async function* streamChat(
  { inference, requests, chunks, includeUsage, note, log }: StreamChat,
  signal: AbortSignal,
): AsyncGenerator<SseItem> {
  const runs = await beginRuns(inference, requests, { signal, holdMs });
  note.promptTokens = runs.promptTokens;
  const ends: EndPart[] = [];
  try {
    for (const index of requests.keys()) yield chunks.opening(index);
    for await (const [index, part] of merge(runs.parts)) {
      observe(part, note, signal);
      if (part.type === "end") ends[index] = part;
      const chunk = chunks.of(index, part);
      if (chunk !== undefined) yield chunk;
    }
    if (includeUsage === true) yield chunks.usage(ends);
    yield streamEnd;
  } catch (error) {
    note.failure = AppError.is(error) ? error.code : "unexpected";
    log.error({ err: error, model: note.model }, "answer failed");
    yield toOpenAiError(error);
  } finally {
    runs.stop();
  }
}
