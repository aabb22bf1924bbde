import { AppError } from "#lib/errors";

/**
 * Postgres stores no NUL, and half of a surrogate pair would silently become another character.
 *
 * @throws AppError `bad-input` naming the field.
 */
export function requireStorable(text: string, field: string): void {
  if (text.isWellFormed() && !text.includes("\0")) return;
  throw new AppError(
    "bad-input",
    "The text holds a NUL character or half of a surrogate pair. Remove it and send again.",
    { facts: { field } },
  );
}

/** A text from a model in the form that can be stored: models write what they like. */
export function storable(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}
