import { AppError, type ErrorCode } from "#lib/errors";

const statuses = {
  "bad-input": 400,
  "context-too-long": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "rate-limited": 429,
  busy: 503,
  "model-failed": 500,
  stopped: 499,
} satisfies Record<ErrorCode, number>;

/** The status an error is answered with; what we did not foresee is our fault. */
export function statusOf(error: unknown): number {
  return AppError.is(error) ? statusOfCode(error.code) : 500;
}

/** The status that a code is answered with, whatever the error. */
export function statusOfCode(code: ErrorCode): number {
  return statuses[code];
}
