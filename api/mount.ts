import type { Hono } from "hono";
import { z } from "zod";
import { AppError } from "#lib/errors";
import { readFile, readJson, readQuery } from "#lib/http";
import { callOf, type Door, type DoorContext } from "./door.ts";
import type { House } from "./house.ts";
import { fileBody, type Route } from "./route.ts";

const noQuery = z.strictObject({});
const noParams = z.object({});
const defaultFileBytes = 32 * 1024 * 1024;

/** Gives routes to Hono. Who may ask has been settled by then; each says what, does, and answers. */
export function mount(app: Hono<Door>, routes: readonly Route[], house: House): void {
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    app.on(route.method, path, (context) => serve(route, house, context));
  }
}

async function serve(route: Route, house: House, context: DoorContext): Promise<Response> {
  const { raw } = context.req;
  if (raw.method === "HEAD" && route.answer.type === "text/event-stream") throw noHead();
  const call = callOf(context);
  const { data: params } = (route.params ?? noParams).safeParse(context.req.param());
  if (params === undefined) throw new AppError("not-found", "There is nothing with this id.");

  const query = readQuery(raw.url, route.query ?? noQuery);
  const body = await bodyOf(route, raw);
  const { headers, signal } = raw;
  const ask = { ...call, params, query, body, headers, signal, url: new URL(raw.url) };
  const result = await unlessGone(signal, () => route.handle(house, ask));
  return route.answer.respond(result, call, signal);
}

/** Work that stops because nobody waits for it any more has not failed. */
async function unlessGone<Result>(
  signal: AbortSignal,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!signal.aborted || AppError.is(cause)) throw cause;
    throw new AppError("stopped", "Nobody waits for the answer any more.", { cause });
  }
}

async function bodyOf({ body, maxBytes }: Route, request: Request): Promise<unknown> {
  if (body === undefined) return undefined;
  if (body === fileBody) return readFile(request, { maxBytes: maxBytes ?? defaultFileBytes });
  return await readJson(request, body, { maxBytes });
}

/** Hono answers HEAD with the head of GET and drops the body, which here would never be let go of. */
function noHead(): AppError {
  return new AppError("bad-input", "A stream of events cannot be asked for its head. Use GET.");
}
