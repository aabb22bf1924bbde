import { AppError } from "#lib/errors";

/** What was thrown, when something other than an error may have been. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

export function missingError(modelId: string): AppError {
  const facts = { field: "model", reason: "model_not_found" };
  return new AppError(
    "not-found",
    `There is no usable model "${modelId}". Choose one from the list.`,
    { facts },
  );
}

export function faultyError(): AppError {
  const message =
    "The model failed three times within five minutes. Load it again, or choose another one.";
  return new AppError("model-failed", message);
}

export function lostError(): AppError {
  return new AppError(
    "model-failed",
    "The model stopped unexpectedly while answering. Send the message again.",
  );
}

/** Background work does not bring a model into memory, which would take another one out. */
export function notInMemoryError(): AppError {
  const message = "The model is not in memory, and background work does not load it. Try later.";
  return new AppError("busy", message, { facts: { retryAfterSeconds: 60 } });
}

export function closedError(): AppError {
  return new AppError("stopped", "Hearth is shutting down.");
}
