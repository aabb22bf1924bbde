import { readFileSync } from "node:fs";
import Ajv, { type ErrorObject } from "ajv/dist/2020.js";

const document = new URL("../conformance/openai-schema.json", import.meta.url);
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(JSON.parse(readFileSync(document, "utf8")), "openai");

export type OpenAiShape =
  | "CreateChatCompletionResponse"
  | "CreateChatCompletionStreamResponse"
  | "ListModelsResponse"
  | "Model"
  | "ErrorResponse";

/** What OpenAI's published schema finds wrong with a value; empty when it finds nothing. */
export function faultsOf(shape: OpenAiShape, value: unknown): string[] {
  const validate = ajv.getSchema(`openai#/components/schemas/${shape}`);
  if (validate === undefined) throw new Error(`The trimmed schema has no ${shape}.`);
  return validate(value) === true ? [] : (validate.errors ?? []).map(sentence);
}

function sentence({ instancePath, message }: ErrorObject): string {
  return `${instancePath || "/"} ${message ?? "is wrong"}`;
}
