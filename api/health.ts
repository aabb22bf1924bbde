/** Says that the process answers. It asks nobody, so that a busy engine cannot make it wait. */
export function health(): Response {
  return Response.json({ status: "ok" });
}
