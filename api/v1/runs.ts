import { AppError } from "#lib/errors";
import type { GeneratePart, GenerateRequest, Inference } from "#lib/inference";

export interface RunsOptions {
  readonly signal: AbortSignal;
  /** How long a request may wait for its model to load before it is sent away. */
  readonly holdMs: number;
}

/** The generations of one request, all taken by the engine. */
export interface Runs {
  readonly promptTokens: number;
  /** What each generation says after its acceptance. */
  readonly parts: readonly AsyncIterable<GeneratePart>[];
  /** Ends those that still run. */
  stop(): void;
}

/**
 * Begins all generations of a request and resolves once the engine has accepted every one, so
 * that whatever a caller could have avoided is thrown while a status can still be sent. One
 * refused ends the others.
 *
 * @throws AppError as `Inference.generate`; `busy` when the model is still loading after `holdMs`;
 * `stopped` when the signal aborts first.
 */
export async function beginRuns(
  inference: Inference,
  requests: readonly GenerateRequest[],
  { signal, holdMs }: RunsOptions,
): Promise<Runs> {
  const own = new AbortController();
  const whole = AbortSignal.any([signal, own.signal]);
  const hold = setTimeout(() => own.abort(), holdMs);
  const parts = requests.map((request) =>
    inference.generate(request, whole)[Symbol.asyncIterator](),
  );
  const stop = () => {
    own.abort();
    // A generation that nobody reads to its end would keep its place in the queue.
    for (const iterator of parts) iterator.return?.().catch(() => undefined);
  };
  try {
    const [promptTokens = 0] = await Promise.all(parts.map(untilAccepted));
    if (whole.aborted) throw leftEarly();
    return {
      promptTokens,
      parts: parts.map((iterator) => ({ [Symbol.asyncIterator]: () => iterator })),
      stop,
    };
  } catch (error) {
    const hasWaitedLong = own.signal.aborted && !signal.aborted;
    stop();
    throw hasWaitedLong ? stillLoading() : error;
  } finally {
    clearTimeout(hold);
  }
}

async function untilAccepted(parts: AsyncIterator<GeneratePart>): Promise<number> {
  const { done, value } = await parts.next();
  if (done === true || value.type === "end") {
    throw leftEarly();
  }
  return value.type === "accepted" ? value.promptTokens : untilAccepted(parts);
}

function leftEarly(): AppError {
  return new AppError("stopped", "The request was ended before the model took it.");
}

function stillLoading(): AppError {
  return new AppError("busy", "The model is still loading. Try again in a few seconds.", {
    facts: { retryAfterSeconds: 5 },
  });
}
