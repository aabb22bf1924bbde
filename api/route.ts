import { z } from "zod";
import type { ErrorCode } from "#lib/errors";
import type { Answer, AnswerShape } from "./answer.ts";
import type { House } from "./house.ts";
import type { Call } from "./note.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The body of a route that takes a file as it is, piece by piece; not JSON. */
export const fileBody = z.custom<AsyncIterable<Uint8Array>>();

/** What a handler is given: everything in it has passed its schema. */
export interface Ask<Params, Query, Body> extends Call {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: Headers;
  readonly url: URL;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/** A request that works, for the docs page and for the test that sends every one of them. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Of a route that takes a file: its text. */
  readonly body?: unknown;
}

/** How a route is called and what it answers: all that the document says of it. */
export interface Description<Params = unknown, Query = unknown, Body = unknown> {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/folders/{id}`. */
  readonly path: `/${string}`;
  /** Unique; what a generated client would call it. */
  readonly name: string;
  readonly summary: string;
  /** What the summary leaves open. */
  readonly remarks?: string;
  /** What does not fit names nothing: not found. */
  readonly params?: z.ZodType<Params>;
  /** Nothing else may be in the query. */
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** Headers that mean something here, each with a sentence. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: AnswerShape;
  /** How it can fail beside what every route can: bad input, too many requests, our own fault. */
  readonly refusals?: readonly ErrorCode[];
  readonly example: Example;
}

/** One own route, written once: mounted, described and shown from the same lines. */
export interface Route<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Result = unknown,
> extends Description<Params, Query, Body> {
  readonly answer: Answer<Result>;
  /** Bodies above it are refused. Default 32 MiB. */
  readonly maxBytes?: number;
  handle(house: House, ask: Ask<Params, Query, Body>): Result | Promise<Result>;
}

/** Checks a declaration: parameters, query, body, result and answer must agree. */
export function route<Params, Query, Body, Result>(
  declared: Route<Params, Query, Body, Result>,
): Route;
export function route(declared: Route): Route {
  return declared;
}
