import { AppError } from "#lib/errors";

export const noConversation = () =>
  new AppError("not-found", "There is no such conversation. It may have been deleted.");

export const noMessage = () =>
  new AppError("not-found", "There is no such message. It may have been deleted.");
