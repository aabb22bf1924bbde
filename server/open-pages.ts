import { randomBytes } from "node:crypto";
import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { DiagramFrame, diagramFramePath } from "./diagrams/diagram-frame.ts";
import { contentPolicy, pageHeaders } from "./page-headers.ts";

export interface PagesOptions {
  readonly root: string;
  readonly isDev: boolean;
  readonly port: number;
}

/** The pages that Next renders. */
export interface Pages extends AsyncDisposable {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes over a connection that asks for a socket; only hot reload in development does. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Opens Next over what `next build` made, or over the sources in development. */
export async function openPages({ root, isDev, port }: PagesOptions): Promise<Pages> {
  // Next attaches its own upgrade listener to the server it is given, so it is given one that never listens.
  const inner = new Server();
  const app = next({ dev: isDev, dir: root, httpServer: inner, hostname: "localhost", port });
  await quietly(isDev, () => app.prepare());
  const render = app.getRequestHandler();
  const diagrams = new DiagramFrame();

  return {
    handle: async (request, response) => {
      if (request.url === diagramFramePath) return await diagrams.send(response);
      const policy = contentPolicy(randomBytes(16).toString("base64"), { isDev });
      // Next takes the nonce for its scripts from the policy in the request.
      request.headers["content-security-policy"] = policy;
      response.setHeader("content-security-policy", policy);
      for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
      await render(request, response);
    },
    upgrade: (request, socket, head) => {
      if (!inner.emit("upgrade", request, socket, head)) socket.destroy();
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

/** Next tells on the console how it read its settings, in the middle of what we say, and knows no setting against it. */
async function quietly(isDev: boolean, work: () => Promise<void>): Promise<void> {
  if (isDev) return work();
  const { log } = console;
  const silent = Object.assign(console, { log: () => {} });
  try {
    await work();
  } finally {
    Object.assign(silent, { log });
  }
}
