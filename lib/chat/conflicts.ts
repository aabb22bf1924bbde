import { AppError } from "#lib/errors";

export const taken = () =>
  new AppError("conflict", "Another message already has this id. Send it with a new one.");

export const stillWriting = () =>
  new AppError("conflict", "This answer is still being written. Stop it first.");

export const closingDown = () =>
  new AppError("busy", "Hearth is closing down. Try again in a moment.");
