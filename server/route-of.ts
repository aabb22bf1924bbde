import type { IncomingHttpHeaders } from "node:http";

const apiRoots = ["/v1", "/api", "/health", "/status"];

/** Programs whose base address lacks `/v1` mean the API by these. */
const bareRoutes = ["/chat/completions", "/completions", "/embeddings", "/responses"];

/** Says whether the API or a page answers a path. `/models` is both: a person sees the page. */
export function routeOf(target: string, headers: IncomingHttpHeaders): "api" | "pages" {
  const path = target.split(/[?#]/, 1)[0] ?? "";
  const isUnder = (root: string) => path === root || path.startsWith(`${root}/`);
  if (apiRoots.some(isUnder) || bareRoutes.includes(path)) return "api";
  return isUnder("/models") && !isForPage(headers) ? "api" : "pages";
}

/** A browser opening the page, or Next fetching its parts. */
function isForPage(headers: IncomingHttpHeaders): boolean {
  return headers.accept?.includes("text/html") === true || headers["rsc"] !== undefined;
}
