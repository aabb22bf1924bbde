import type { Hono } from "hono";
import { AppError } from "#lib/errors";
import { failed, problem, wrongMethod } from "#lib/http";
import { toOpenAiError, unknownUrl, wrongMethodError } from "#lib/dialects/openai";
import { isOpenAiPath, meantPath } from "./base-url.ts";
import type { Door, DoorContext } from "./door.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Answers an error in the words of the path's dialect. What we did not foresee is logged by the caller. */
export function refuse(error: unknown, path: string): Response {
  return isOpenAiPath(path) ? failed(error, toOpenAiError(error)) : problem(error);
}

/** Answers a path or a method that no route has. */
export function refuseUnknown(app: Hono<Door>, context: DoorContext): Response {
  const { method } = context.req;
  const path = meantPath(context.req.raw);
  const allowed = methods.filter((other) => answers(app, other, path));
  if (isOpenAiPath(path)) {
    return allowed.length > 0
      ? wrongMethod(allowed, wrongMethodError(method, path))
      : failed(new AppError("not-found", "unknown"), unknownUrl(method, path));
  }
  const message = `There is no ${method} ${path} here.`;
  return allowed.length > 0
    ? wrongMethod(allowed, { code: "wrong-method", message })
    : problem(new AppError("not-found", message));
}

/** Middleware is registered for every method; only a route names one. */
function answers(app: Hono<Door>, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path);
  return handlers.some(([[, route]]) => route.method === method);
}
