import { Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { AppError } from "#lib/errors";
import { answerOf } from "./answer.ts";
import { connect, type Timeouts } from "./connect.ts";
import { requireAllowed } from "./policy.ts";
import { reachOf, type Reach } from "./reach.ts";
import { isLocalhost, numericHost, resolveWithSystem, type Resolve } from "./resolve-host.ts";

export interface FetchOptions {
  /** A word for the log: what the connection is for. */
  readonly purpose: string;
  readonly signal: AbortSignal;
  readonly method?: "GET" | "HEAD" | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sees the head of every redirect before it is followed. */
  readonly onRedirect?: ((head: Response) => void) | undefined;
}

/** How often a host was asked for something, for whoever wants to see what leaves the house. */
export interface DestinationCount {
  readonly host: string;
  readonly purpose: string;
  readonly allowed: number;
  readonly refused: number;
}

export interface Network {
  readonly offline: boolean;
  /**
   * Fetches over http or https, following up to five redirects, each judged anew. Any status is an
   * answer. The body fails when the server falls silent; it is never decompressed.
   *
   * @throws AppError `not-allowed` (offline, a forbidden address), `bad-input` (not http), `busy`
   * (unreachable or silent); the signal's reason when aborted.
   */
  fetch(url: string | URL, options: FetchOptions): Promise<Response>;
  counts(): readonly DestinationCount[];
}

export interface NetworkOptions {
  /** True refuses everything but this machine. */
  readonly offline: boolean;
  readonly log: { info(facts: object, message: string): void };
  readonly timeouts?: Timeouts | undefined;
  /** As in HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Behind a proxy, names are its to resolve. */
  readonly proxy?: Readonly<Partial<Record<ProxyVariable, string>>> | undefined;
  readonly resolve?: Resolve | undefined;
}

type ProxyVariable = "HTTP_PROXY" | "HTTPS_PROXY" | "NO_PROXY";

const defaultTimeouts: Timeouts = { connectMs: 10_000, idleMs: 30_000 };
const maxRedirects = 5;

export function openNetwork(options: NetworkOptions): Network {
  const { offline, log, timeouts = defaultTimeouts, resolve = resolveWithSystem } = options;
  const proxied = (options.proxy?.HTTP_PROXY ?? options.proxy?.HTTPS_PROXY) !== undefined;
  // The types of Next demand NODE_ENV of every environment; an agent reads the proxy variables only.
  const proxyEnv = proxied ? { NODE_ENV: "production" as const, ...options.proxy } : undefined;
  const agentOptions = { keepAlive: true, proxyEnv };
  const agents = { "http:": new HttpAgent(agentOptions), "https:": new HttpsAgent(agentOptions) };
  const counts = new Map<string, DestinationCount>();

  const count = (url: URL, purpose: string, outcome: "allowed" | "refused") => {
    const key = `${url.host} ${purpose}`;
    const before = counts.get(key) ?? { host: url.host, purpose, allowed: 0, refused: 0 };
    counts.set(key, { ...before, [outcome]: before[outcome] + 1 });
    log.info({ host: url.host, purpose, outcome }, "connection");
  };

  const judge = async (url: URL, from: Reach | undefined, purpose: string) => {
    try {
      const addresses = await addressesOf(url, { offline, resolve, proxied });
      const reaches = addresses?.map(({ address }) => reachOf(address)) ?? ["public" as const];
      for (const to of reaches) requireAllowed({ host: url.hostname, to, from, offline });
      count(url, purpose, "allowed");
      return { addresses, reach: reaches[0] };
    } catch (error) {
      if (AppError.is(error) && error.code === "not-allowed") count(url, purpose, "refused");
      throw error;
    }
  };

  const follow = async (asked: URL, request: FetchOptions): Promise<Response> => {
    const { purpose, signal, method = "GET", headers = {}, onRedirect } = request;
    let url = asked;
    let from: Reach | undefined;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const { addresses, reach } = await judge(url, from, purpose);
      const agent = agents[url.protocol === "https:" ? "https:" : "http:"];
      const message = await connect(url, { method, headers, signal, timeouts, agent, addresses });
      const next = redirectOf(message, url);
      if (next === undefined) return answerOf(message, method);
      const head = answerOf(message, "HEAD");
      message.destroy();
      onRedirect?.(head);
      from = reach;
      url = next;
    }
    throw new AppError("busy", `${asked.host} redirected more than ${maxRedirects} times.`);
  };

  return {
    offline,
    fetch: async (url, request) => follow(requireHttp(url), request),
    counts: () => [...counts.values()],
  };
}

interface AddressOptions {
  readonly offline: boolean;
  readonly resolve: Resolve;
  readonly proxied: boolean;
}

/** Undefined when a proxy will resolve the name. Offline, not even the name is asked for. */
async function addressesOf(url: URL, { offline, resolve, proxied }: AddressOptions) {
  const numeric = numericHost(url);
  if (numeric !== undefined) return [{ address: numeric, family: numeric.includes(":") ? 6 : 4 }];
  if (offline && !isLocalhost(url)) {
    requireAllowed({ host: url.hostname, to: "public", from: undefined, offline });
  }
  if (proxied && !isLocalhost(url)) return undefined;
  try {
    return await resolve(url.hostname);
  } catch (cause) {
    throw new AppError("busy", `The name ${url.hostname} could not be resolved.`, { cause });
  }
}

function requireHttp(given: string | URL): URL {
  const url = URL.parse(given);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new AppError("bad-input", "Only http and https addresses can be fetched.");
  }
  return url;
}

function redirectOf(message: IncomingMessage, base: URL): URL | undefined {
  const { location } = message.headers;
  const isRedirect = [301, 302, 303, 307, 308].includes(message.statusCode ?? 0);
  if (!isRedirect || location === undefined) return undefined;
  const next = requireHttp(URL.parse(location, base) ?? "");
  if (base.protocol === "https:" && next.protocol === "http:") {
    throw new AppError(
      "not-allowed",
      `A redirect led from https to plain http at ${next.host} and was not followed.`,
    );
  }
  return next;
}
