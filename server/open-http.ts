import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApi } from "../api/app.ts";
import { AppError } from "#lib/errors";
import { problem } from "#lib/http";
import type { Runtime } from "#lib/runtime";
import { refuseApproach, type Refusal } from "./guards.ts";
import { allowedHosts } from "./loopback.ts";
import type { Pages } from "./open-pages.ts";
import { routeOf } from "./route-of.ts";

export interface HttpOptions {
  readonly runtime: Runtime;
  readonly pages: Pages;
  readonly isDev: boolean;
  readonly addresses: readonly string[];
  readonly port: number;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Gives servers that listen already their work: guards first, then the API or a page.
 */
export function serveHttp(servers: readonly Server[], options: HttpOptions): void {
  const { runtime, pages, isDev, addresses, port } = options;
  const hosts = allowedHosts(addresses, port);
  const toApi = getRequestListener(createApi(runtime).fetch, { overrideGlobalObjects: false });
  const toPages: Listener = (request, response) => {
    pages.handle(request, response).catch((error: unknown) => {
      runtime.log.error({ err: error }, "page failed");
      response.destroy();
    });
  };
  const judge = (request: IncomingMessage) => refuseApproach(approachOf(request), hosts);

  for (const server of servers) {
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      const refusal = judge(request);
      if (refusal !== undefined) refuse(request, response, refusal);
      else if (routeOf(request.url ?? "", request.headers) === "api") void toApi(request, response);
      else toPages(request, response);
    });
    server.on("upgrade", (request, socket, head) => {
      // In production nothing here speaks a socket, and a refusal must not wait for the other side.
      if (isDev && judge(request) === undefined) pages.upgrade(request, socket, head);
      else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    });
  }
}

function approachOf(request: IncomingMessage) {
  const { method = "", url = "", headers } = request;
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0);
  const hostCount = names.filter((name) => name.toLowerCase() === "host").length;
  const isPage = routeOf(url, headers) === "pages";
  return { method, target: url, headers, hostCount, isPage };
}

/** The connection is closed: what else comes on it has the same sender. */
function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const answer = problem(new AppError(refusal.code, refusal.message));
  const body = JSON.stringify({ code: refusal.code, message: refusal.message });
  request.resume();
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end(body);
}
