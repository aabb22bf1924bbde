import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, temporaryData, type Launch } from "../support/launch.ts";

let hearth: Launch;
let data: Awaited<ReturnType<typeof temporaryData>>;
let url: string;
let port: number;

beforeAll(async () => {
  data = await temporaryData();
  hearth = launch({ dataDir: data.dir });
  url = await hearth.url;
  port = Number(new URL(url).port);
});

afterAll(async () => {
  hearth.kill("SIGTERM");
  await hearth.ended;
  await data[Symbol.asyncDispose]();
});

/** Sends lines as they stand and returns the whole answer; the server closes. */
async function raw(...lines: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  return text(socket);
}

test.each(["/", "/api/conversations", "/_next/static/x.js", "/v1/models"])(
  "a name that was rebound to this machine opens nothing: %s",
  async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1`, `Host: evil.example:${port}`);

    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain("Hearth answers only under the address it printed");
  },
);

test.each(["http://169.254.169.254/latest", "//169.254.169.254/latest", "169.254.169.254:80", "*"])(
  "a target that names another server is refused: %s",
  async (target) => {
    const answer = await raw(`GET ${target} HTTP/1.1`, `Host: localhost:${port}`);

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  },
);

test("nothing can be tunnelled through the server", async () => {
  const answer = await raw("CONNECT 169.254.169.254:80 HTTP/1.1", "Host: 169.254.169.254:80");

  expect(answer).toBe("");
});

test.each(["/", "/_next/hmr", "http://169.254.169.254/", "/v1/models"])(
  "no connection is upgraded: %s",
  async (target) => {
    const answer = await raw(
      `GET ${target} HTTP/1.1`,
      `Host: localhost:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    );

    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  },
);

test("two Host headers are refused", async () => {
  const answer = await raw("GET / HTTP/1.1", `Host: localhost:${port}`, "Host: evil.example");

  expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
});

test("a page of others can neither write nor read", async () => {
  const origin = "https://evil.example";
  const write = await fetch(`${url}/api/models/unload`, { method: "POST", headers: { origin } });
  const read = await fetch(`${url}/api/conversations`, { headers: { origin } });
  const form = await fetch(`${url}/api/models/unload`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
  });

  expect([write.status, read.status, form.status]).toEqual([403, 403, 403]);
  expect(read.headers.get("access-control-allow-origin")).toBeNull();
});

test("each page has a nonce of its own, which its scripts carry", async () => {
  const load = async () => {
    const page = await fetch(`${url}/`, { headers: { accept: "text/html" } });
    const policy = page.headers.get("content-security-policy") ?? "";
    return {
      html: await page.text(),
      nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none",
      policy,
    };
  };
  const [first, second] = [await load(), await load()];

  expect(first.nonce).not.toBe(second.nonce);
  expect(first.policy).not.toContain("unsafe-eval");
  const scripts = first.html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${first.nonce}"`))).toEqual([]);
});

test("a head that is too large or never ends does not hold the server", async () => {
  const large = await raw("GET / HTTP/1.1", `Host: localhost:${port}`, `X: ${"x".repeat(20_000)}`);

  expect(large).toMatch(/^HTTP\/1\.1 431 /);
  expect((await fetch(`${url}/health`)).status).toBe(200);
});
