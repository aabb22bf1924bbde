import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { openModelServer } from "../../tests/support/model-server.ts";
import { openNetwork, type NetworkOptions } from "./open-network.ts";

const silent = { info() {} };
const signal = () => AbortSignal.timeout(20_000);
const open = (options: Partial<NetworkOptions> = {}) =>
  openNetwork({ offline: false, log: silent, ...options });

/** Lets a name stand for an address, as a name server could. */
const resolveTo = (addresses: Record<string, string>) => async (host: string) => [
  { address: addresses[host] ?? "127.0.0.1", family: 4 },
];

test("an answer comes with status, headers and body", async () => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) =>
    response.writeHead(418, { "x-tea": "yes" }).end("pot"),
  );

  const response = await open().fetch(server.url, { purpose: "test", signal: signal() });

  expect(response.status).toBe(418);
  expect(response.headers.get("x-tea")).toBe("yes");
  expect(await response.text()).toBe("pot");
});

test("offline, this machine can be reached and nothing else is even looked up", async () => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) => response.end());
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return [{ address: "127.0.0.1", family: 4 }];
  };
  const network = open({ offline: true, resolve });
  const options = { purpose: "test", signal: signal() };

  const near = await network.fetch(server.url, options);

  expect(near.status).toBe(200);
  for (const far of ["https://example.org/", "http://93.184.216.34/", "http://192.168.0.1/"]) {
    await expect(network.fetch(far, options)).rejects.toMatchObject({ code: "not-allowed" });
  }
  expect(asked).toEqual([]);
});

test("offline, a redirect from this machine to elsewhere is refused", async () => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) => {
    response.writeHead(302, { location: "https://example.org/" }).end();
  });

  const fetched = open({ offline: true }).fetch(server.url, { purpose: "test", signal: signal() });

  await expect(fetched).rejects.toMatchObject({ code: "not-allowed" });
});

test.each([
  "http://169.254.169.254/latest/meta-data",
  "http://[fe80::1]/",
  "http://0.0.0.0/",
  "http://0/",
  "http://[::]/",
  "http://[::ffff:169.254.169.254]/",
  "http://[64:ff9b::a9fe:a9fe]/",
  "http://[2002:a9fe:a9fe::]/",
  "http://2852039166/",
  "http://0xa9.0xfe.0xa9.0xfe/",
  "http://224.0.0.1/",
])("%s is never connected to", async (url) => {
  const fetched = open().fetch(url, { purpose: "test", signal: signal() });

  await expect(fetched).rejects.toMatchObject({ code: "not-allowed" });
});

test.each(["file:///etc/passwd", "ftp://example.org/", "data:text/plain,x", "no address"])(
  "%s is not fetched",
  async (url) => {
    const fetched = open().fetch(url, { purpose: "test", signal: signal() });

    await expect(fetched).rejects.toMatchObject({ code: "bad-input" });
  },
);

test("a name that leads to a forbidden address is refused by its address", async () => {
  const resolve = resolveTo({ "harmless.example": "169.254.169.254" });

  const fetched = open({ resolve }).fetch("http://harmless.example/", {
    purpose: "test",
    signal: signal(),
  });

  await expect(fetched).rejects.toMatchObject({ code: "not-allowed" });
});

test.each([
  "http://10.0.0.1/",
  "http://[::ffff:10.0.0.1]/",
  "http://[64:ff9b::a00:1]/",
  "http://[2002:a00:1::]/",
  "http://[fd00::1]/",
  "http://0x0a000001/",
  "http://inside.example/",
])("a redirect to %s, in another house than it came from, is refused", async (location) => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) => response.writeHead(302, { location }).end());
  const resolve = resolveTo({ "inside.example": "10.0.0.1" });

  const fetched = open({ resolve }).fetch(server.url, { purpose: "test", signal: signal() });

  await expect(fetched).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringMatching(/redirect/),
  });
});

test("a redirect is seen before it is followed, and not for ever", async () => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) => {
    response.writeHead(302, { location: "/there", "x-note": "moved" }).end();
  });
  server.answer("/there", (_request, response) => response.end("here"));
  server.answer("/round", (_request, response) => {
    response.writeHead(302, { location: "/round" }).end();
  });
  const notes: (string | null)[] = [];
  const network = open();

  const response = await network.fetch(server.url, {
    purpose: "test",
    signal: signal(),
    onRedirect: ({ headers }) => notes.push(headers.get("x-note")),
  });
  const round = network.fetch(`${server.url}/round`, { purpose: "test", signal: signal() });

  expect(await response.text()).toBe("here");
  expect(notes).toEqual(["moved"]);
  await expect(round).rejects.toThrow(/more than 5 times/);
});

test("a server that is silent, before its answer or within it, is given up", async () => {
  await using server = await openModelServer();
  server.answer("/never", () => {});
  server.answer("/half", (_request, response) => {
    response.writeHead(200, { "content-length": 100 }).write("half");
  });
  const network = open({ timeouts: { connectMs: 20_000, idleMs: 100 } });
  const options = { purpose: "test", signal: signal() };

  const half = await network.fetch(`${server.url}/half`, options);

  await expect(half.text()).rejects.toThrow(/sent nothing/);
  await expect(network.fetch(`${server.url}/never`, options)).rejects.toThrow(/sent nothing/);
});

test("nobody at the other end is told in a sentence", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  server.close();
  await once(server, "close");

  const fetched = open().fetch(`http://127.0.0.1:${port}/`, { purpose: "test", signal: signal() });

  await expect(fetched).rejects.toMatchObject({
    code: "busy",
    message: `127.0.0.1:${port} could not be reached (ECONNREFUSED).`,
  });
});

test("what was asked of whom is counted, refusals too", async () => {
  await using server = await openModelServer();
  server.answer("/", (_request, response) => response.end());
  const network = open({ offline: true });

  await network.fetch(server.url, { purpose: "model", signal: signal() });
  await network
    .fetch("http://example.org/", { purpose: "model", signal: signal() })
    .catch(() => {});

  expect(network.counts()).toEqual([
    { host: new URL(server.url).host, purpose: "model", allowed: 1, refused: 0 },
    { host: "example.org", purpose: "model", allowed: 0, refused: 1 },
  ]);
});
