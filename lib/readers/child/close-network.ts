import { createRequire, syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

const refuse = (): never => {
  throw new Error("A book opens no connection.");
};

const require = createRequire(import.meta.url);

// What else can reach out of the process without a socket of node:net.
const doors: Readonly<Record<string, readonly string[]>> = {
  "node:dgram": ["createSocket", "Socket"],
  "node:dns": ["lookup", "lookupService", "resolve", "resolve4", "resolve6", "reverse", "Resolver"],
  "node:dns/promises": ["lookup", "lookupService", "resolve", "resolve4", "resolve6", "reverse"],
  "node:http": ["request", "get", "createServer"],
  "node:https": ["request", "get", "createServer"],
  "node:http2": ["connect", "createServer", "createSecureServer"],
  "node:net": ["connect", "createConnection", "createServer"],
  "node:tls": ["connect", "createServer"],
};

/**
 * Takes the network away from this process, before any parser is loaded: whatever a book makes a
 * library try, it throws. Called first thing in the child.
 */
export function closeNetwork(): void {
  Socket.prototype.connect = refuse;
  for (const [name, functions] of Object.entries(doors)) {
    const builtin: Record<string, unknown> = require(name);
    for (const each of functions) builtin[each] = refuse;
  }
  syncBuiltinESMExports();
  for (const name of ["fetch", "WebSocket", "EventSource"]) {
    Object.defineProperty(globalThis, name, { value: refuse });
  }
}
