import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { AppError } from "#lib/errors";
import { accepted, done, sse } from "#lib/http";
import type { Picture } from "#lib/shelf";
import type { Call } from "./note.ts";

/** What the document says of an answer when all went well. */
export interface AnswerShape {
  readonly status: 200 | 202 | 204;
  readonly type: "application/json" | "text/event-stream" | "text/html" | "image/*" | undefined;
  readonly schema: z.ZodType | undefined;
}

/** How a result becomes an answer. */
export interface Answer<Result> extends AnswerShape {
  respond(result: Result, call: Call, signal: AbortSignal): Response | Promise<Response>;
}

/** Opens a stream; the signal aborts when nobody reads it any more. */
export type Source<Item> = (signal: AbortSignal) => AsyncIterable<Item>;

/** A result that may be handed out as it is kept. */
type Told<Value> = Value extends readonly (infer Item)[]
  ? readonly Told<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Told<Value[Key]> }
    : Value;

/** It is there, or done. */
export function ok<Schema extends z.ZodType<object>>(
  schema: Schema,
): Answer<Told<z.output<Schema>>> {
  return {
    status: 200,
    type: "application/json",
    schema,
    respond: (result) => Response.json(result),
  };
}

/** It has begun and goes on by itself. */
export function begun<Schema extends z.ZodType<object>>(
  schema: Schema,
): Answer<Told<z.output<Schema>>> {
  return { status: 202, type: "application/json", schema, respond: (result) => accepted(result) };
}

/** It is done, and there is nothing to say about it. */
export const nothing: Answer<void> = {
  status: 204,
  type: undefined,
  schema: undefined,
  respond: () => done(),
};

export interface ShownPicture extends Picture {
  /** True when its address names this very version of it. */
  readonly isLasting: boolean;
}

/** A picture out of a book: never more than that, whatever a browser is asked to do with it. */
export const picture: Answer<ShownPicture> = {
  status: 200,
  type: "image/*",
  schema: undefined,
  respond: async ({ path, type, isLasting }) => {
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new AppError("not-found", "The picture is not there any more.", { cause });
    });
    return new Response(bytes, {
      headers: {
        "content-type": type,
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "cache-control": isLasting ? "private, max-age=31536000, immutable" : "private, max-age=60",
      },
    });
  },
};

/** Server-sent events, each an item as JSON; `idOf` gives the positions one can come back to. */
export function events<Schema extends z.ZodType<object>>(
  schema: Schema,
  idOf?: (item: z.output<Schema>) => string | undefined,
): Answer<Source<z.output<Schema>>> {
  return {
    status: 200,
    type: "text/event-stream",
    schema,
    respond: (source, { note, hangUp }, signal) => {
      note.stream = true;
      return sse(source, { signal, hangUp, idOf });
    },
  };
}
