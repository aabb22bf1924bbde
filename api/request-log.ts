import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { keyedId } from "#lib/http";
import type { Log } from "#lib/log";
import type { Door, DoorContext } from "./door.ts";

/**
 * Names each request and writes one line when its answer is through, streams included. Health
 * checks come every few seconds and are told at level debug.
 */
export function requestLog(log: Log): MiddlewareHandler<Door> {
  return async (context, next) => {
    const startedAt = performance.now();
    context.set("requestId", keyedId("req_"));
    context.set("note", {});
    await next();
    context.res.headers.set("x-request-id", context.get("requestId"));

    const outgoing = context.env?.outgoing;
    const write = () => {
      const level = context.req.path === "/health" ? "debug" : "info";
      log[level](lineOf(context, performance.now() - startedAt), "request");
    };
    if (outgoing === undefined) write();
    else outgoing.once("close", write);
  };
}

function lineOf(context: DoorContext, durationMs: number) {
  const { outgoing } = context.env ?? {};
  return {
    requestId: context.get("requestId"),
    method: context.req.method,
    // The pattern and not the path: a path may hold what a person wrote.
    route: routePath(context, -1),
    status: context.res.status,
    durationMs: Math.round(durationMs),
    clientLeft: outgoing !== undefined && !outgoing.writableFinished ? true : undefined,
    ...context.get("note"),
  };
}
