import type { IncomingHttpHeaders } from "node:http";

/** What the guards look at: a request before anything of it is believed. */
export interface Approach {
  readonly method: string;
  /** The target as it stood in the first line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** How many Host headers came. */
  readonly hostCount: number;
  /** Whether a page of ours, which a person may follow a link to, answers this path. */
  readonly isPage: boolean;
}

export interface Refusal {
  readonly code: "bad-input" | "not-allowed";
  readonly message: string;
}

const safeMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Judges a request by where it claims to come from and to go to; undefined lets it in. Stops web
 * pages of others from using Hearth through the browser of someone at home: by a name of theirs that
 * resolves to this machine (DNS rebinding), by a cross-site request, or by a target that names
 * another server.
 */
export function refuseApproach(
  approach: Approach,
  hosts: ReadonlySet<string>,
): Refusal | undefined {
  return refuseTarget(approach.target) ?? refuseHost(approach, hosts) ?? refuseOrigin(approach);
}

/** Only a path is a target: anything that names a server could make one connect to it. */
function refuseTarget(target: string): Refusal | undefined {
  const isPath = target.startsWith("/") && !/^\/[/\\]/.test(target);
  if (isPath) return undefined;
  return { code: "bad-input", message: "Ask for a path of this server, beginning with one slash." };
}

function refuseHost(approach: Approach, hosts: ReadonlySet<string>): Refusal | undefined {
  const host = approach.headers.host?.toLowerCase();
  if (approach.hostCount === 1 && host !== undefined && hosts.has(host)) return undefined;
  return {
    code: "not-allowed",
    message: "Hearth answers only under the address it printed at its start.",
  };
}

function refuseOrigin({ method, headers, isPage }: Approach): Refusal | undefined {
  const { origin, host } = headers;
  if (origin !== undefined) {
    return origin.toLowerCase() === `http://${host?.toLowerCase()}` ? undefined : foreign;
  }
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return undefined;
  const isFollowedLink =
    isPage &&
    safeMethods.includes(method) &&
    headers["sec-fetch-mode"] === "navigate" &&
    headers["sec-fetch-dest"] === "document";
  return isFollowedLink ? undefined : foreign;
}

const foreign: Refusal = {
  code: "not-allowed",
  message: "Another web page asked for this; Hearth answers its own pages and programs only.",
};
