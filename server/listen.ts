import { once } from "node:events";
import type { Server } from "node:http";
import { createHouseServer } from "./house-server.ts";
import { StartError } from "./start-error.ts";

const usualPort = 3000;
const portsTried = 100;

export interface Listening {
  readonly servers: readonly Server[];
  readonly port: number;
  /** True when the usual port was taken by something else. */
  readonly hasMoved: boolean;
}

/**
 * Listens on the same port of all addresses. Without a wish it is the usual port or the next free
 * one; 0 means any.
 *
 * @throws StartError when the wished port is taken or may not be used.
 */
export async function listen(
  addresses: readonly string[],
  wish: number | undefined,
): Promise<Listening> {
  if (wish !== undefined) {
    const attempt = await tryListen(addresses, wish);
    if (typeof attempt === "string") throw new StartError(refusalOf(wish, attempt));
    return { ...attempt, hasMoved: false };
  }
  for (let port = usualPort; port < usualPort + portsTried; port += 1) {
    const attempt = await tryListen(addresses, port);
    if (typeof attempt !== "string") return { ...attempt, hasMoved: port !== usualPort };
  }
  throw new StartError(
    `The ports from ${usualPort} to ${usualPort + portsTried - 1} are all taken: set PORT to a free one.`,
  );
}

/** The code of the system when one address refuses; then none is left listening. */
async function tryListen(addresses: readonly string[], wish: number) {
  const servers: Server[] = [];
  let port = wish;
  for (const address of addresses) {
    const server = createHouseServer();
    const code = await listenOn(server, address, port);
    // A machine without IPv6 has one loopback, which is enough.
    const isMissing = code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT";
    if (isMissing && servers.length > 0) continue;
    if (code !== undefined) {
      await Promise.all(servers.map(closeServer));
      return code;
    }
    servers.push(server);
    port = portOf(server);
  }
  return { servers, port };
}

async function listenOn(server: Server, host: string, port: number): Promise<string | undefined> {
  server.listen({ host, port, ipv6Only: true });
  try {
    await once(server, "listening");
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}

function refusalOf(port: number, code: string): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is used by another program: stop it, or set PORT to another number.`;
  }
  if (code === "EACCES") {
    return `Port ${port} may not be used by this account: set PORT to a number above 1023.`;
  }
  return `Port ${port} cannot be listened on (${code}): set PORT to another number.`;
}
