import { AppError } from "#lib/errors";

export const noBook = () =>
  new AppError("not-found", "There is no such book. It may have been removed.");

export const noSection = () => new AppError("not-found", "The book has no such section.");

export const noPicture = () => new AppError("not-found", "The book has no such picture.");

export function required<Found>(found: Found | undefined, missing: () => AppError): Found {
  if (found === undefined) throw missing();
  return found;
}
