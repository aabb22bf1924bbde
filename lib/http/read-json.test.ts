import { expect, test } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json.ts";

const schema = z.strictObject({ messages: z.array(z.object({ role: z.string() })) });

function post(body: BodyInit, contentType = "application/json"): Request {
  const headers = { "content-type": contentType };
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/", init);
}

const refusalOf = (request: Request, maxBytes?: number) =>
  readJson(request, schema, { maxBytes }).then(
    () => "accepted",
    (error: { code: string; facts: object; message: string }) => error,
  );

test("a body that fits its schema is given back", async () => {
  const request = post('{"messages":[{"role":"user"}]}', "application/json; charset=utf-8");

  const body = await readJson(request, schema);

  expect(body).toEqual({ messages: [{ role: "user" }] });
});

test("the field at fault is named as the caller wrote it", async () => {
  const missing = await refusalOf(post('{"messages":[{"role":"user"},{}]}'));
  const wrong = await refusalOf(post('{"messages":[{"role":7}]}'));
  const unknown = await refusalOf(post('{"messages":[],"isAdmin":true}'));

  expect(missing).toMatchObject({
    code: "bad-input",
    message: "messages[1].role is missing.",
    facts: { field: "messages[1].role", reason: "missing" },
  });
  expect(wrong).toMatchObject({ facts: { field: "messages[0].role", reason: undefined } });
  expect(unknown).toMatchObject({ facts: { field: "isAdmin" } });
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "",
])("a type that a foreign page's form can send is refused: %s", async (contentType) => {
  const refusal = await refusalOf(post('{"messages":[]}', contentType));

  expect(refusal).toMatchObject({ code: "bad-input" });
});

test.each([
  ["half a document", '{"messages":['],
  ["nothing", ""],
  ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ["a NUL in a value", '{"messages":[{"role":"\\u0000"}]}'],
  ["a NUL in an ignored place", '{"messages":[{"role":"user","x":{"y\\u0000":1}}]}'],
  ["a lone high surrogate", '{"messages":[{"role":"\\ud800"}]}'],
  ["a lone low surrogate", '{"messages":[{"role":"\\uDC00x"}]}'],
  ["a hundred thousand arrays", "[".repeat(100_000)],
  ["deep objects that close again", `${'{"a":'.repeat(200)}1${"}".repeat(200)}`],
])("a body of %s is refused as bad input", async (_, body) => {
  const refusal = await refusalOf(post(body));

  expect(refusal).toMatchObject({ code: "bad-input" });
});

test("escapes that only look like a NUL or a surrogate are text", async () => {
  const body = await readJson(post('{"messages":[{"role":"\\\\u0000 \\ud83d\\ude00"}]}'), schema);

  expect(body.messages).toEqual([{ role: "\\u0000 😀" }]);
});

test("brackets and quotes inside a text are no nesting", async () => {
  const role = '[{"'.repeat(1000) + "\\";

  const body = await readJson(post(JSON.stringify({ messages: [{ role }] })), schema);

  expect(body.messages).toEqual([{ role }]);
});

test("a body stated or found to be too large is refused", async () => {
  const text = JSON.stringify({ messages: [{ role: "x".repeat(2000) }] });
  const stated = new Request("http://localhost/", {
    method: "POST",
    body: text,
    headers: { "content-type": "application/json", "content-length": String(text.length) },
  });
  let pulls = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      controller.enqueue(new Uint8Array(500).fill(0x20));
    },
  });

  expect(await refusalOf(stated, 1000)).toMatchObject({ code: "too-large" });
  expect(await refusalOf(post(endless), 1000)).toMatchObject({ code: "too-large" });
  expect(pulls).toBeLessThan(10);
});

test("a body that breaks off is nobody's bad input", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error("socket closed")),
  });

  const refusal = await refusalOf(post(broken));

  expect(refusal).toMatchObject({ code: "stopped" });
});
