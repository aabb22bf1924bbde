import type { MiddlewareHandler } from "hono";
import type { RateLimit } from "#lib/http";
import type { Door } from "./door.ts";

const safetyHeaders = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

/**
 * An answer of the API is data: no browser may show it as a page, guess its type or lend it out. The
 * one page among them brings a policy of its own.
 */
export function safeAnswers(): MiddlewareHandler<Door> {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    const policy = headers.get("content-security-policy");
    for (const [name, value] of Object.entries(safetyHeaders)) headers.set(name, value);
    if (policy !== null) headers.set("content-security-policy", policy);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  };
}

/** Counts every request but health checks against the address it came from. */
export function limitRate(limit: RateLimit): MiddlewareHandler<Door> {
  return async (context, next) => {
    const address = context.env?.incoming?.socket.remoteAddress;
    if (address !== undefined && context.req.path !== "/health") await limit(address);
    await next();
  };
}
