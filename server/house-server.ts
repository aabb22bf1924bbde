import { createServer, type Server } from "node:http";

/**
 * A server with bounds on heads, times and idle connections. Until it is given its work, it says
 * that Hearth is starting, so that nobody who comes early waits without a word.
 */
export function createHouseServer(): Server {
  const server = createServer({
    maxHeaderSize: 16_384,
    headersTimeout: 15_000,
    // A large upload over a slow line still fits; answers may take as long as they need.
    requestTimeout: 120_000,
    connectionsCheckingInterval: 5_000,
    keepAliveTimeout: 30_000,
  });
  return server.on("request", (request, response) => {
    request.resume();
    response.writeHead(503, { "content-type": "text/plain", "retry-after": "2" });
    response.end("Hearth is starting. Try again in a moment.\n");
  });
}

/** Takes no new connections and drops those that carry nothing. */
export function stopAccepting(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
}

/** Ends what is still connected. */
export function hangUp(servers: readonly Server[]): void {
  for (const server of servers) server.closeAllConnections();
}
