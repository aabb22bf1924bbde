import type { z } from "zod";
import { AppError } from "#lib/errors";
import { conform } from "./conform.ts";

/**
 * The query of an address as the schema describes it; every value reaches the schema as text.
 *
 * @throws AppError `bad-input` with the parameter at fault: unusable, unknown, given twice, or
 * holding a NUL character, which Postgres cannot take.
 */
export function readQuery<Schema extends z.ZodType>(url: string, schema: Schema): z.output<Schema> {
  const { searchParams } = new URL(url);
  const values = new Map<string, string>();
  for (const [name, value] of searchParams) {
    if (values.has(name)) throw fault(name, "is given twice. Give it once");
    if (value.includes("\0")) throw fault(name, "holds a NUL character. Remove it");
    values.set(name, value);
  }
  return conform(schema, Object.fromEntries(values));
}

function fault(field: string, words: string): AppError {
  return new AppError("bad-input", `${field} ${words}.`, { facts: { field } });
}
