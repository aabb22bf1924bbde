const brand = Symbol.for("hearth.app-error");

/**
 * Every way in which Hearth foresees failing. A code is added only when some caller acts
 * differently on it; each door maps all of them to its own outward form.
 */
export const errorCodes = [
  "bad-input",
  "context-too-long",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "conflict",
  "too-large",
  "rate-limited",
  "busy",
  "model-failed",
  "stopped",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts a door may put into its answer beside the sentence. */
export interface ErrorFacts {
  /** The field of the request that is at fault, in the caller's own spelling: `messages[0].role`. */
  readonly field?: string;
  /** A finer word than the code where a wire format has one: `model_not_found`. */
  readonly reason?: string;
  /** Seconds after which the same request may succeed. */
  readonly retryAfterSeconds?: number;
  readonly promptTokens?: number;
  readonly contextSize?: number;
}

export interface AppErrorOptions extends ErrorOptions {
  readonly facts?: ErrorFacts;
}

/**
 * A failure we foresaw. `message` may be shown to the reader as it stands: what happened, then
 * what to do. Anything private belongs in `cause`.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.facts = options.facts ?? {};
  }

  /** Asks for the brand, not the class: a bundler may hold a second copy of this file. */
  static is(error: unknown): error is AppError {
    return typeof error === "object" && error !== null && brand in error;
  }
}
