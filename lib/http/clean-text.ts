import { AppError } from "#lib/errors";

/** Only an escape can put either into a parsed string: raw ones are refused as JSON or as UTF-8. */
const suspectEscape = /\\u(?:0000|d[89a-f])/i;

/**
 * Refuses NUL characters and halves of surrogate pairs anywhere in a parsed body: Postgres cannot
 * store them and a tokeniser cannot read them. `text` is the source of `value` and makes the
 * common case cheap.
 *
 * @throws AppError `bad-input`
 */
export function requireCleanText(text: string, value: unknown): void {
  if (suspectEscape.test(text) && !isClean(value)) {
    throw new AppError(
      "bad-input",
      "The body holds a NUL character or half of a surrogate pair. Remove it and send again.",
    );
  }
}

function isClean(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (Array.isArray(value)) return value.every(isClean);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isClean(key) && isClean(inner));
}
