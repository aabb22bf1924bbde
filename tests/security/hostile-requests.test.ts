import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../support/open-house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse({ models: { tiny: {} } });
});

afterAll(() => house[Symbol.asyncDispose]());

const json = { "content-type": "application/json" };

function post(body: BodyInit, headers: Record<string, string> = json) {
  return fetch(`${house.url}/v1/chat/completions`, { method: "POST", headers, body });
}

const asking = (fields: string) =>
  `{"model":"tiny","max_tokens":2,"messages":[{"role":"user","content":"a"}],${fields}}`;

test.each([
  "1e999",
  "-1e999",
  "1e308",
  "-1050e-2",
  "9007199254740993",
  '"NaN"',
  "[]",
  "{}",
  "true",
])("no number of a request can be %s", async (value) => {
  const fields = [
    "temperature",
    "top_p",
    "top_k",
    "min_p",
    "max_tokens",
    "max_completion_tokens",
    "n",
    "seed",
    "frequency_penalty",
    "presence_penalty",
    "repeat_penalty",
  ];

  const answers = await Promise.all(fields.map((field) => post(asking(`"${field}":${value}`))));

  expect(answers.map(({ status }) => status)).toEqual(fields.map(() => 400));
  expect(await Promise.all(answers.map(async (it) => (await it.json()).error.param))).toEqual(
    fields,
  );
});

test.each([
  ["text/plain", "a form with a plain body"],
  ["application/x-www-form-urlencoded", "a form"],
  ["multipart/form-data; boundary=x", "a form with files"],
  ["", "no type"],
])("%s is refused, since any page could send %s", async (type) => {
  const headers: Record<string, string> = type === "" ? {} : { "content-type": type };

  const answer = await post(new TextEncoder().encode(asking('"seed":1')), headers);

  expect(answer.status).toBe(400);
});

test.each(["\\u0000", "\\ud800", "\\udfff tail"])("a text with %s is refused", async (escape) => {
  const places = [
    `{"model":"${escape}","messages":[]}`,
    `{"model":"tiny","messages":[{"role":"user","content":"${escape}"}]}`,
    asking(`"stop":"${escape}"`),
    asking(`"metadata":{"${escape}":1}`),
  ];

  const answers = await Promise.all(places.map((place) => post(place)));

  expect(answers.map(({ status }) => status)).toEqual(places.map(() => 400));
});

test("keys that poison a prototype change nothing", async () => {
  const answer = await post(
    asking('"__proto__":{"n":9},"constructor":{"prototype":{"stream":true}}'),
  );

  expect(answer.status).toBe(200);
  expect((await answer.json()).choices).toHaveLength(1);
  expect(({} as { n?: number }).n).toBeUndefined();
});

test("a body stated as 33 MiB is refused before it is sent", async () => {
  const socket = connect(house.port, "127.0.0.1");
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${33 * 1024 * 1024}\r\n\r\n{`,
  );

  const [first] = await Array.fromAsync(socket.setEncoding("utf8").take(1));

  expect(first).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test("a body that never ends is refused once it is too large", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(0x20);
  let sentBytes = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: endless, duplex: "half" };

  const outcome = await fetch(`${house.url}/v1/chat/completions`, { ...init, headers: json }).then(
    ({ status }) => status,
    () => "cut off",
  );

  expect([413, "cut off"]).toContain(outcome);
  expect(sentBytes).toBeLessThan(200 * 1024 * 1024);
});

test("no method, path or missing body ends the process", async () => {
  const paths = [
    "/v1/chat/completions",
    "/v1/models",
    "/v1/models/%E0%A4%A",
    "/api/conversations/x",
  ];
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];
  const statuses = new Set<number>();
  for (const path of paths) {
    for (const method of methods)
      statuses.add((await fetch(`${house.url}${path}`, { method })).status);
  }

  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect((await fetch(`${house.url}/health`)).status).toBe(200);
});

test("an answer of the API cannot be shown as a page or read by another origin", async () => {
  const { headers } = await fetch(`${house.url}/v1/models`, {
    headers: { origin: "http://evil.example" },
  });

  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get("access-control-allow-origin")).toBeNull();
});
