/** Answers that the work has begun and goes on by itself. */
export function accepted(body: object): Response {
  return Response.json(body, { status: 202 });
}

/** Answers that it is done and there is nothing to say about it. */
export function done(): Response {
  return new Response(null, { status: 204 });
}
