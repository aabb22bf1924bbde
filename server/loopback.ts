import { StartError } from "./start-error.ts";

/**
 * The addresses to listen on for a HOST. By either common name it is both loopbacks: browsers try
 * `[::1]` first for `localhost` and must not meet another program there.
 *
 * @throws StartError for anything that other machines could reach: there are no accounts yet.
 */
export function loopbackAddresses(host: string): readonly string[] {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  if (name === "localhost" || name === "127.0.0.1") return ["127.0.0.1", "::1"];
  if (name === "::1" || /^127(\.\d{1,3}){3}$/.test(name)) return [name];
  throw new StartError(
    `HOST is ${host}, but Hearth has no accounts yet and listens on this machine only: leave HOST unset or set it to 127.0.0.1.`,
  );
}

/** The names by which a browser may ask for us, as in a Host header. */
export function allowedHosts(addresses: readonly string[], port: number): ReadonlySet<string> {
  const names = addresses.map((address) => (address.includes(":") ? `[${address}]` : address));
  const withPort = ["localhost", ...names].map((name) => `${name}:${port}`);
  // A browser leaves the port of plain http out.
  return new Set(port === 80 ? [...withPort, "localhost", ...names] : withPort);
}
