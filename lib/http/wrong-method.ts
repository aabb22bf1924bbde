/** Answers a path that exists under other methods only; the dialect writes the body. */
export function wrongMethod(allowed: readonly string[], body: object): Response {
  return Response.json(body, { status: 405, headers: { allow: allowed.join(", ") } });
}
