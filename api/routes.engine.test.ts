import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemSchema } from "#lib/protocol";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { createApi } from "./app.ts";
import { exampleTarget } from "./documentation/curl.ts";
import { chapters, describedChapters } from "./documentation/documentation.ts";
import { openApiDocument } from "./documentation/openapi.ts";
import { example } from "./example.ts";
import type { Route } from "./route.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({ models: { [example.model]: { text: "Slowly." } } });
  // What the examples speak of is there, so that a request gets as far as it can.
  for (const route of routes.filter(({ name }) => made.includes(name))) await send({ route });
});
afterAll(() => house[Symbol.asyncDispose]());

const made = ["importConversation", "createFolder"];
const routes = chapters.flatMap(({ routes: own }) => own);
interface Sending {
  readonly route: Route;
  readonly target?: string;
  readonly body?: string;
  readonly type?: string;
}

/** Sends a route's example, or something like it. */
function send({ route, target = exampleTarget(route), body, type }: Sending): Promise<Response> {
  const text = body ?? (route.body === undefined ? undefined : JSON.stringify(route.example.body));
  return fetch(`${house.url}${target}`, {
    method: route.method,
    ...(text !== undefined && {
      body: text,
      headers: { "content-type": type ?? "application/json" },
    }),
  });
}

async function problemOf(response: Response) {
  return problemSchema.parse(await response.json());
}

test("every route that is mounted is in the document, and the other way round", () => {
  const { paths } = openApiDocument(describedChapters);
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = createApi(house)
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, "{$1}")}`);

  expect(mounted.length).toBeGreaterThan(40);
  expect(new Set(mounted)).toEqual(new Set(described));
});

/** Ending a download that is not there is done already. */
const aboutOne = routes.filter(
  ({ path, name }) => path.includes("{id}") && name !== "cancelDownload",
);

test.each(aboutOne)(
  "$name finds nothing under an id that is not there, or is none",
  async (route) => {
    const ids = [randomUUID(), "1", "%00", "..%2F..%2Fetc", "'; drop table messages; --", "%F0%9F"];
    const { query } = route.example;

    for (const id of ids) {
      const path = route.path.replace("{id}", id);
      const response = await send({
        route,
        target: query === undefined ? path : `${path}?${query}`,
      });
      expect([id, response.status]).toEqual([id, 404]);
      expect((await problemOf(response)).code).toBe("not-found");
    }
  },
);

test.each(routes)("$name refuses a parameter that it does not know", async (route) => {
  const target = exampleTarget(route);

  for (const more of ["role=admin", "__proto__=1", "%00=1"]) {
    const response = await send({
      route,
      target: `${target}${target.includes("?") ? "&" : "?"}${more}`,
    });
    expect([more, response.status]).toEqual([more, 400]);
    expect((await problemOf(response)).code).toBe("bad-input");
  }
});

const withBody = routes.filter(({ body }) => body !== undefined);

test.each(withBody)("$name takes nothing but its own fields, sent as JSON", async (route) => {
  const good = JSON.stringify(route.example.body);
  const more = (field: string) => good.replace(/\}$/, `,${field}}`);
  const attempts = [
    ...["userId", "ownerId", "role", "cost", "deletedAt"].map((name) => ({
      body: more(`"${name}":1`),
    })),
    { body: more(`"__proto__":{"isAdmin":true}`) },
    { body: more(`"constructor":{"prototype":{"isAdmin":true}}`) },
    { body: good, type: "text/plain" },
    { body: good, type: "application/x-www-form-urlencoded" },
    { body: good, type: "multipart/form-data; boundary=a" },
    { body: good.slice(0, -1) },
    { body: `[${good}]` },
    { body: "null" },
    { body: '"text"' },
    { body: "" },
    { body: `${'{"a":'.repeat(200)}1${"}".repeat(200)}` },
    { body: good.replace(/\}$/, `,"a\\u0000b":1}`) },
  ];

  for (const attempt of attempts) {
    const response = await send({ route, ...attempt });
    expect([attempt, response.status]).toEqual([attempt, 400]);
    const { code, message } = await problemOf(response);
    expect([code, message]).toEqual(["bad-input", expect.stringMatching(/\.$/)]);
  }
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
});

const oddValues = [
  null,
  undefined,
  "",
  " ",
  "\u202e\ufeff",
  "x".repeat(10_000),
  0,
  -1,
  1e308,
  true,
  [],
  [[]],
  {},
  { id: randomUUID() },
  randomUUID(),
];

/** The example with an odd value in one of its places, for every place and every value. */
function* oddBodies(value: unknown, rebuild: (part: unknown) => unknown): Generator<string> {
  for (const odd of oddValues) yield JSON.stringify(rebuild(odd)) ?? "";
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const within = (part: unknown) =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => (String(index) === key ? part : item))
        : { ...value, [key]: part };
    yield* oddBodies(inner, (part) => rebuild(within(part)));
  }
}

test.each(withBody)("$name never fails for an odd value in any of its places", async (route) => {
  const failures: unknown[] = [];
  for (const body of oddBodies(route.example.body, (part) => part)) {
    const response = await send({ route, body });
    if (response.status >= 500) failures.push([body.slice(0, 300), await response.text()]);
    else await response.body?.cancel();
  }

  expect(failures).toEqual([]);
});

test.each(routes)(
  "$name answers no other method, and survives a body where it wants none",
  async (route) => {
    const { path } = route;
    const others = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
      routes.every((other) => other.path !== path || other.method !== method),
    );

    for (const method of others) {
      const response = await fetch(`${house.url}${exampleTarget(route)}`, {
        method,
        ...(method !== "GET" && { body: "{", headers: { "content-type": "application/json" } }),
      });
      // A path may also be one of another route's: /api/conversations/{id} knows GET of "bulk".
      expect([404, 405]).toContain(response.status);
      await response.body?.cancel();
    }
  },
);

test("DELETE without a body, with a broken one and with a huge one does not end the process", async () => {
  const target = `${house.url}/api/conversations/${randomUUID()}`;

  for (const body of [undefined, "{", "\0", "x".repeat(1_000_000)]) {
    const response = await fetch(target, { method: "DELETE", ...(body !== undefined && { body }) });
    expect(response.status).toBe(404);
    await response.body?.cancel();
  }

  expect((await fetch(`${house.url}/health`)).status).toBe(200);
});
