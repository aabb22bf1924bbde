/**
 * Cuts OpenAI's OpenAPI document down to the components that the conformance tests validate with,
 * without their prose: `node tests/conformance/trim-schema.ts openai.json`. The old keyword `nullable`
 * is folded into the types; so a chunk's `finish_reason` may be null although its list of values,
 * taken by the letter, forbids what OpenAI itself sends.
 */
import { readFile, writeFile } from "node:fs/promises";

const roots = [
  "CreateChatCompletionResponse",
  "CreateChatCompletionStreamResponse",
  "ListModelsResponse",
  "Model",
  "ErrorResponse",
];
const prose = ["description", "title", "example", "examples"];

interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const [source = "openai.json"] = process.argv.slice(2);
const { info, components } = JSON.parse(await readFile(source, "utf8")) as Document;

const needed = new Map<string, unknown>();
const waiting = [...roots];
for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
  if (needed.has(name)) continue;
  const trimmed = trim(components.schemas[name]);
  needed.set(name, trimmed);
  waiting.push(...referencesOf(trimmed));
}

const schemas = Object.fromEntries(
  [...needed].toSorted(([one], [other]) => (one < other ? -1 : 1)),
);
const origin = `${info.title} ${info.version}, MIT licence: see openai-schema.LICENSE`;
const target = new URL("openai-schema.json", import.meta.url);
await writeFile(
  target,
  `${JSON.stringify({ $comment: origin, components: { schemas } }, null, 2)}\n`,
);

function trim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trim);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, inner]) => !key.startsWith("x-") && !isProse(key, inner))
    .map(([key, inner]) => [key, trim(inner)]);
  const { nullable, ...rest } = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [rest, { type: "null" }] } : { nullable, ...rest };
}

/** A property may itself be called `description`; then it holds a schema and no text. */
function isProse(key: string, value: unknown): boolean {
  return prose.includes(key) && (typeof value !== "object" || Array.isArray(value));
}

function referencesOf(value: unknown): string[] {
  const found = JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return [...found].map(([, name = ""]) => name);
}
