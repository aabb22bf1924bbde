import { request as requestHttp, type Agent, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { AppError } from "#lib/errors";

export interface Timeouts {
  /** Until the connection stands, TLS included. */
  readonly connectMs: number;
  /** Without a byte, before the answer or within it. */
  readonly idleMs: number;
}

export interface ConnectOptions {
  readonly method: "GET" | "HEAD";
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeouts: Timeouts;
  readonly agent: Agent;
  /** The addresses that were checked: no others are connected to. Undefined leaves it to the proxy. */
  readonly addresses: readonly LookupAddress[] | undefined;
}

/** Sends one request, follows nothing, and resolves when the head of the answer is there. */
export function connect(url: URL, options: ConnectOptions): Promise<IncomingMessage> {
  const { method, headers, signal, timeouts, agent, addresses } = options;
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      headers,
      signal,
      agent,
      ...(addresses === undefined ? {} : { lookup: answerWith(addresses) }),
    });
    const seconds = (ms: number) => Math.max(1, Math.round(ms / 1000));
    let answer: IncomingMessage | undefined;
    // Whoever reads the body by then hears of it there, as the sentence it is.
    const giveUp = (sentence: string) =>
      (answer ?? request).destroy(new AppError("busy", sentence));
    const connecting = setTimeout(
      () => giveUp(`${url.host} did not answer within ${seconds(timeouts.connectMs)} s.`),
      timeouts.connectMs,
    );
    request.setTimeout(timeouts.idleMs, () =>
      giveUp(`${url.host} sent nothing for ${seconds(timeouts.idleMs)} s.`),
    );
    request.on("socket", (socket) => {
      const stands = () => clearTimeout(connecting);
      if (!socket.connecting) stands();
      else socket.once(url.protocol === "https:" ? "secureConnect" : "connect", stands);
    });
    request.on("response", (message) => {
      clearTimeout(connecting);
      answer = message;
      resolve(message);
    });
    request.on("error", (cause) => {
      clearTimeout(connecting);
      reject(signal.aborted || AppError.is(cause) ? cause : unreachable(url, cause));
    });
    request.end();
  });
}

function answerWith(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (first === undefined) callback(new Error("The name has no address."), "");
    else if (all === true) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function unreachable(url: URL, cause: Error): AppError {
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return new AppError("busy", `${url.host} could not be reached (${code}).`, { cause });
}
