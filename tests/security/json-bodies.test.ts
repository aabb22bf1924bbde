import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "../support/openapi.ts";
import { openHouse, type House } from "../support/open-house.ts";

/**
 * Nicolas Seriot's JSON test suite, each document in base64 under its name: `y_` is valid JSON,
 * `n_` is not, `i_` and the rest are for the parser to decide.
 */
const suite: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("json-test-suite.json", import.meta.url), "utf8"),
);
const documents = Object.entries({
  ...Object.fromEntries(
    Object.entries(suite).map(([name, text]) => [name, Buffer.from(text, "base64")]),
  ),
  n_structure_100000_opening_arrays: Buffer.from("[".repeat(100_000)),
  n_structure_open_array_object: Buffer.from(`${'[{"":'.repeat(50_000)}\n`),
});

let house: House;

beforeAll(async () => {
  house = await openHouse({ models: { tiny: {} } });
});

afterAll(() => house[Symbol.asyncDispose]());

function post(body: Uint8Array<ArrayBuffer>, path = "/v1/chat/completions") {
  const headers = { "content-type": "application/json" };
  return fetch(`${house.url}${path}`, { method: "POST", headers, body });
}

/** A request that is right but for what stands in one of its places. */
function wrapped(place: string, document: Uint8Array): Buffer<ArrayBuffer> {
  const [head = "", tail = ""] = place.split("HERE");
  return Buffer.concat([Buffer.from(head), document, Buffer.from(tail)]);
}

const places = [
  '{"model":"tiny","messages":HERE}',
  '{"model":"tiny","max_tokens":1,"messages":[{"role":"user","content":"a"}],"ignored":HERE}',
  '{"model":"tiny","max_tokens":1,"messages":[{"role":"user","content":"a"}],"logit_bias":HERE}',
];

test("the whole suite is here", () => {
  expect(documents).toHaveLength(340);
});

test("every document as a body is refused as the client's fault, with a body it can read", async () => {
  const answers = [];
  for (const [name, document] of documents) {
    const answer = await post(document);
    answers.push({
      name,
      status: answer.status,
      faults: faultsOf("ErrorResponse", await answer.json()),
    });
  }

  expect(answers.filter(({ status, faults }) => status !== 400 || faults.length > 0)).toEqual([]);
});

test.each(places)("no document inside %s is the server's fault", async (place) => {
  const answers = [];
  for (const [name, document] of documents) {
    const answer = await post(wrapped(place, document));
    await answer.arrayBuffer();
    answers.push({ name, status: answer.status });
  }

  expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
  const broken = answers.filter(({ name, status }) => name.startsWith("n_") && status !== 400);
  expect(broken).toEqual([]);
});

test("Hearth's own routes refuse every document too", async () => {
  const path = "/api/conversations/7b0e6f3c-58a0-4c39-9d6b-0a4f7f3f8a11/messages";
  const statuses = new Set<number>();
  for (const [, document] of documents) {
    const answer = await post(document, path);
    await answer.arrayBuffer();
    statuses.add(answer.status);
  }

  expect([...statuses]).toEqual([400]);
});
