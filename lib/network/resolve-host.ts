import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { promisify } from "node:util";

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const lookup = promisify(systemLookup);

/** Asks the system for all addresses of a name. */
export const resolveWithSystem: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** The numeric address in a URL's host, without the brackets; undefined when it is a name. */
export function numericHost(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? undefined : host;
}

/** Names that mean this machine by definition (RFC 6761), whatever a name server says. */
export function isLocalhost(url: URL): boolean {
  return /^(.+\.)?localhost\.?$/i.test(url.hostname);
}
