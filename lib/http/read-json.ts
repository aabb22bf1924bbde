import type { z } from "zod";
import { AppError } from "#lib/errors";
import { conform } from "./conform.ts";
import { isTooDeep } from "./nesting.ts";
import { readBytes } from "./read-bytes.ts";
import { requireCleanText } from "./clean-text.ts";

export interface ReadJsonOptions {
  /** Bodies above it are refused before they are read to the end. Default 32 MiB. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 32 * 1024 * 1024;
const maxNesting = 128;

/**
 * The body of a request as the schema describes it. Only `application/json` is read: the types
 * that a form on a foreign page can send are refused, since single-user mode asks for no key.
 *
 * @throws AppError `bad-input` with the field at fault, `too-large`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  options: ReadJsonOptions = {},
): Promise<z.output<Schema>> {
  return conform(schema, await readJsonValue(request, options));
}

/** The same for a caller that must look at the body before it can say which schema applies. */
export async function readJsonValue(
  request: Request,
  { maxBytes = defaultMaxBytes }: ReadJsonOptions = {},
): Promise<unknown> {
  requireJsonType(request.headers.get("content-type"));
  const text = decode(await readBytes(request, maxBytes));
  // A parser's own stack grows with the nesting: 32 MiB of brackets would take gigabytes.
  if (isTooDeep(text, maxNesting)) throw badBody(`nested more than ${maxNesting} levels deep`);

  const value = parse(text);
  requireCleanText(text, value);
  return value;
}

function requireJsonType(contentType: string | null): void {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || /^application\/[\w.-]+\+json$/.test(type)) return;
  throw new AppError("bad-input", "Send the body as JSON with Content-Type: application/json.");
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badBody("not valid UTF-8", cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badBody("not valid JSON", cause);
  }
}

function badBody(fault: string, cause?: unknown): AppError {
  return new AppError("bad-input", `The body is ${fault}. Send one JSON object.`, { cause });
}
