import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { DiagramFrame } from "./diagram-frame.ts";

async function readFrame() {
  const frame = new DiagramFrame();
  const server = createServer((_, response) => void frame.send(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/diagram-frame`);
  const html = await response.text();
  server.close();
  return { policy: response.headers.get("content-security-policy") ?? "", html };
}

test("the frame has no origin, runs its own two scripts and reaches nothing", async () => {
  const { policy, html } = await readFrame();
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values] as const;
    }),
  );

  expect(directives.get("sandbox")).toEqual(["allow-scripts"]);
  expect(directives.get("default-src")).toEqual(["'none'"]);
  expect(directives.get("frame-ancestors")).toEqual(["'self'"]);
  expect(directives.get("script-src")).toHaveLength(2);
  expect(directives.get("script-src")?.every((source) => source.startsWith("'sha256-"))).toBe(true);
  expect(html.match(/<script>/g)).toHaveLength(2);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
});

test("no diagram can loosen what the frame was told", async () => {
  const { html } = await readFrame();
  const config = /\)\((\{"startOnLoad".*\})\);<\/script>$/.exec(html)?.[1] ?? "{}";

  expect(JSON.parse(config)).toMatchObject({
    securityLevel: "strict",
    htmlLabels: false,
    secure: expect.arrayContaining(["secure", "securityLevel", "htmlLabels", "themeCSS"]),
  });
});
