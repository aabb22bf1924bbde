import { z } from "zod";
import { AppError } from "#lib/errors";
import { conform } from "./conform.ts";

/**
 * The query of an address as the schema describes it; every value reaches the schema as text, and
 * what the schema calls a list as a list of texts, given as often as there are values.
 *
 * @throws AppError `bad-input` with the parameter at fault: unusable, unknown, given twice, or
 * holding a NUL character, which Postgres cannot take.
 */
export function readQuery<Schema extends z.ZodType>(url: string, schema: Schema): z.output<Schema> {
  const { searchParams } = new URL(url);
  const lists = listNames(schema);
  const values = new Map<string, string | string[]>();
  for (const [name, value] of searchParams) {
    if (value.includes("\0")) throw fault(name, "holds a NUL character. Remove it");
    const known = values.get(name);
    if (Array.isArray(known)) known.push(value);
    else if (known !== undefined) throw fault(name, "is given twice. Give it once");
    else values.set(name, lists.has(name) ? [value] : value);
  }
  return conform(schema, Object.fromEntries(values));
}

function listNames(schema: z.ZodType): Set<string> {
  if (!(schema instanceof z.ZodObject)) return new Set();
  const fields = Object.entries(schema.shape);
  return new Set(fields.flatMap(([name, field]) => (isList(field) ? [name] : [])));
}

function isList(field: unknown): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return isList(field.unwrap());
  return field instanceof z.ZodArray;
}

function fault(field: string, words: string): AppError {
  return new AppError("bad-input", `${field} ${words}.`, { facts: { field } });
}
