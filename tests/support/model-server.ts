import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";

/** Answers one request; what the test wants of a server far away. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  /** Method, path and range of every request, in order. */
  readonly requests: readonly string[];
  answer(path: string, answer: Answer): void;
}

/** A server on loopback that stands for the hosts models come from; every path is a 404 until it is given an answer. */
export async function openModelServer(): Promise<ModelServer> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    requests.push([method, url, headers.range].filter((word) => word !== undefined).join(" "));
    const answer = answers.get(url);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer: (path, answer) => void answers.set(path, answer),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export interface FileAnswerOptions {
  readonly etag?: string;
  /** Sends so many bytes and then breaks the connection, the first time only. */
  readonly breakAfter?: number;
}

/** Serves bytes as a good server does: whole, or from where a range asks while the version is the same. */
export function fileAnswer(
  bytes: Buffer,
  { etag = '"v1"', breakAfter }: FileAnswerOptions = {},
): Answer {
  let toBreak = breakAfter;
  return ({ method, headers }, response) => {
    const isSame = headers["if-range"] === undefined || headers["if-range"] === etag;
    const start = isSame ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0) : 0;
    if (start > 0) {
      response.setHeader("content-range", `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
    }
    response.writeHead(start > 0 ? 206 : 200, { etag, "content-length": bytes.length - start });
    if (method === "HEAD") response.end();
    else if (toBreak === undefined) response.end(bytes.subarray(start));
    else response.write(bytes.subarray(start, toBreak), () => response.destroy());
    toBreak = undefined;
  };
}
