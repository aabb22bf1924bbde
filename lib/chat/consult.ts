import { AppError } from "#lib/errors";
import { narrowed } from "#lib/prompt";
import type { LibraryScope, Sources } from "#lib/protocol";
import type { ChatPorts } from "./ports.ts";

/** Longer is not worth waiting for: a search takes some tenths of a second. */
const longestSearchMs = 10_000;

/** Books may hold a page without a full stop; nobody reads, and no model is shown, a passage longer than this. */
const longestPassage = 6_000;

export interface Consultation {
  readonly query: string;
  readonly scope: LibraryScope;
  readonly limitMs?: number | undefined;
}

/**
 * What the library has to say to a question. Undefined when there is nothing to say it with: no book
 * to look in, or a search that failed where the answer does not depend on it.
 *
 * @throws AppError `model-failed` when an answer that must come from the library cannot; the
 * signal's reason when aborted, at once.
 */
export async function consult(
  { shelf, log }: Pick<ChatPorts, "shelf" | "log">,
  { query, scope, limitMs = longestSearchMs }: Consultation,
  signal: AbortSignal,
): Promise<Sources | undefined> {
  const limit = AbortSignal.timeout(limitMs);
  const either = AbortSignal.any([signal, limit]);
  try {
    const found = await orAborted(shelf.consult(query, scope, either), either);
    const { mode } = scope;
    if (mode === "off" || (mode === "automatic" && found.coverage.documents === 0))
      return undefined;
    const passages = found.passages.map((passage) => narrowed(passage, query, longestPassage));
    return { ...found, mode, passages, citations: [] };
  } catch (cause) {
    signal.throwIfAborted();
    // Never the error itself: it may repeat what was looked for.
    log.warn({ reason: AppError.is(cause) ? cause.code : nameOf(cause) }, "library not searched");
    if (scope.mode === "explicit") throw notSearched(cause);
    return undefined;
  }
}

/** For work that may not hear of the end of its signal. */
async function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

function notSearched(cause: unknown): AppError {
  return new AppError(
    "model-failed",
    "Your library could not be searched, and this question asks for an answer from it. Try again, or ask without the library.",
    { cause },
  );
}
