import type { ErrorCode } from "#lib/errors";

/** What a caller can take from each code of a failed answer. */
export const meanings = {
  "bad-input": "Something in the request is not usable; `field` names it.",
  "context-too-long": "Even the question alone is longer than the model can read.",
  "not-signed-in": "Nobody is signed in.",
  "not-allowed": "This is not possible here, or not from there.",
  "not-found": "It is not there, or it was deleted.",
  conflict: "An id is taken, or what is there does not allow it.",
  "too-large": "The body, or a part of it, is larger than allowed.",
  "rate-limited": "Too many requests came; `retryAfterSeconds` says when to come back.",
  busy: "The queue is full or the model still loads; try again later.",
  "model-failed": "The engine failed. It starts again by itself.",
  stopped: "It was ended before it was done.",
} satisfies Record<ErrorCode, string>;
