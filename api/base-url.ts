const bareRoutes = ["/chat/completions", "/completions", "/embeddings", "/responses"];

/**
 * The path a request means. Clients come with and without `/v1` in their base URL, and some add a
 * second one; `GET /models` stays the page's when the sender accepts HTML.
 */
export function meantPath(request: Request): string {
  const { pathname } = new URL(request.url);
  const path = pathname.replace(/^\/v1(?=\/v1(?:\/|$))/, "");
  const isBare =
    request.method === "POST"
      ? bareRoutes.includes(path)
      : isModels(path) && request.headers.get("accept")?.includes("text/html") !== true;
  return isBare ? `/v1${path}` : path;
}

/** Whether an answer on this path is written as OpenAI's clients read it. */
export function isOpenAiPath(path: string): boolean {
  return path === "/v1" || path.startsWith("/v1/");
}

function isModels(path: string): boolean {
  return path === "/models" || path.startsWith("/models/");
}
