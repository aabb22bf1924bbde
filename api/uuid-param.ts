import { z } from "zod";
import { AppError } from "#lib/errors";

const uuid = z.uuid().toLowerCase();

/**
 * An id from a path, in the spelling of the database.
 *
 * @throws AppError `not-found`: what is no id names nothing.
 */
export function uuidParam(value: string): string {
  const { data } = uuid.safeParse(value);
  if (data === undefined) throw new AppError("not-found", "There is nothing with this id.");
  return data;
}
