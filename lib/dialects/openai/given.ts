import type { z } from "zod";

/** A field that may be left out; clients write `null` for the same thing. */
export function given<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}
