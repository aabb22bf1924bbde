import { AppError } from "#lib/errors";
import type { Problem } from "#lib/protocol";
import { statusOf } from "./status.ts";

/**
 * Turns an error into an answer whose body a dialect has written. The status and `Retry-After`
 * are decided here, so that every dialect fails with the same numbers.
 */
export function failed(error: unknown, body: object): Response {
  const headers = new Headers();
  const seconds = AppError.is(error) ? error.facts.retryAfterSeconds : undefined;
  if (seconds !== undefined) headers.set("retry-after", String(Math.max(1, Math.ceil(seconds))));
  return Response.json(body, { status: statusOf(error), headers });
}

/** An error as the answer of Hearth's own API. An unforeseen one keeps its reason to itself. */
export function problem(error: unknown): Response {
  return failed(error, toProblem(error));
}

function toProblem(error: unknown): Problem {
  if (!AppError.is(error)) {
    return { code: "unexpected", message: "Something went wrong inside Hearth. Try again." };
  }
  const { field, retryAfterSeconds } = error.facts;
  return { code: error.code, message: error.message, field, retryAfterSeconds };
}
