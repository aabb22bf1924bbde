import { html, type Html } from "./html.ts";
import type { JsonSchema } from "./json-schema.ts";

type Shape = JsonSchema | boolean | undefined;

/** A schema in words that a reader can take in at a glance, with links to what has a name. */
export function typeOf(schema: Shape): Html {
  if (typeof schema !== "object") return html`anything`;
  const { $ref: ref, anyOf, oneOf, allOf, type } = schema;
  if (ref !== undefined) return link(ref.slice(ref.lastIndexOf("/") + 1));
  const choices = anyOf ?? oneOf;
  if (choices !== undefined) return joined(choices.map(typeOf), " or ");
  if (allOf !== undefined) return joined(allOf.map(typeOf), " and ");
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined) {
    const values = schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`);
    return joined(values, " or ");
  }
  if (Array.isArray(type)) return html`${type.join(" or ")}`;
  if (type === "array") return listOf(schema);
  if (type === "object") return objectOf(schema);
  return html`${[type ?? "anything", schema.format, boundsOf(schema)].filter(Boolean).join(", ")}`;
}

/** A link to where a named schema is described. */
export function link(name: string): Html {
  return html`<a href="#${name}">${name}</a>`;
}

function listOf({ items, prefixItems, maxItems }: JsonSchema): Html {
  if (prefixItems !== undefined) return html`[${joined(prefixItems.map(typeOf), ", ")}]`;
  const most = maxItems === undefined ? "" : `, at most ${maxItems}`;
  return html`list of ${typeOf(Array.isArray(items) ? undefined : items)}${most}`;
}

function objectOf({ properties, required = [], additionalProperties }: JsonSchema): Html {
  if (properties === undefined) return html`names, each with ${typeOf(additionalProperties)}`;
  const fields = Object.entries(properties).map(([name, value]) => {
    const mark = required.includes(name) ? "" : "?";
    return html`<code>${name}${mark}</code>: ${typeOf(value)}`;
  });
  return html`{ ${joined(fields, ", ")} }`;
}

function boundsOf(schema: JsonSchema): string | undefined {
  const { minimum, maximum, minLength, maxLength, default: preset } = schema;
  const words = [
    minimum === undefined ? [] : [`from ${minimum}`],
    maximum === undefined ? [] : [`up to ${maximum}`],
    minLength === undefined || minLength < 2 ? [] : [`at least ${minLength} characters`],
    maxLength === undefined ? [] : [`at most ${maxLength} characters`],
    preset === undefined ? [] : [`${JSON.stringify(preset)} when absent`],
  ].flat();
  return words.length === 0 ? undefined : words.join(", ");
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${between}${part}`))}`;
}
