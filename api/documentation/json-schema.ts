import { z } from "zod";

/** A JSON Schema of draft 2020-12, as far as the document uses it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Patterns of well-known formats are long and say nothing beside the format's name. */
const plainFormats = ["uuid", "date-time"];

/** How zod writes our schemas down: as they are sent, without what would only be noise. */
export const conversion = {
  target: "draft-2020-12",
  override: ({ jsonSchema }: { readonly jsonSchema: JsonSchema }) => {
    if (plainFormats.includes(jsonSchema.format ?? "")) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} as const;

/** One named value of a path or a query. */
export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  /** True for a list that is written by giving the name again; other lists are written with commas. */
  readonly isRepeated: boolean;
  readonly schema: JsonSchema;
}

/** The fields of an object schema. Texts are read into values, so the values say what may be given. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const { properties = {} } = z.toJSONSchema(schema, { ...conversion, io: "output" });
  const { required = [], properties: given = {} } = z.toJSONSchema(schema, {
    ...conversion,
    io: "input",
  });
  return Object.entries(properties).map(([name, value]) => ({
    name,
    isRequired: required.includes(name),
    isRepeated: Reflect.get(Object(given[name]), "type") === "array",
    schema: typeof value === "boolean" ? {} : value,
  }));
}
