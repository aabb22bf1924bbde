import { fileBody, type Description } from "../route.ts";

/** The path and query of a route's example. */
export function exampleTarget({ path, example: { params = {}, query } }: Description): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  return query === undefined ? filled : `${filled}?${query}`;
}

/** The example of a route as one writes it in a terminal. */
export function curlOf(route: Description, origin: string): string {
  const { method, body: schema, answer, example } = route;
  const parts = ["curl"];
  if (answer.type === "text/event-stream") parts.push("-N");
  if (method !== "GET") parts.push(`-X ${method}`);
  parts.push(quoted(`${origin}${exampleTarget(route)}`));
  if (schema === undefined) return parts.join(" ");
  if (schema === fileBody) {
    return `${parts.join(" ")} \\\n  -H 'content-type: application/octet-stream' \\\n  --data-binary @FILE`;
  }
  const body = JSON.stringify(example.body, undefined, 2);
  return `${parts.join(" ")} \\\n  -H 'content-type: application/json' \\\n  -d ${quoted(body)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
