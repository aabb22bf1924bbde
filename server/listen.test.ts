import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findFreePort } from "./free-port.ts";
import { hangUp, stopAccepting } from "./house-server.ts";
import { listen } from "./listen.ts";

test("a wished port that is taken is told in one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;

  const attempt = listen(["127.0.0.1"], port);

  await expect(attempt).rejects.toThrow(`Port ${port} is used by another program`);
  other.close();
});

test("the usual port is left to another program, and the next free one is taken", async () => {
  const first = await listen(["127.0.0.1"], undefined);

  const second = await listen(["127.0.0.1"], undefined);

  expect(second.hasMoved).toBe(true);
  expect(second.port).toBeGreaterThan(first.port);
  for (const { servers } of [first, second]) stopAccepting(servers);
});

test("whoever comes before Hearth is ready is told so", async () => {
  const { servers, port } = await listen(["127.0.0.1"], await findFreePort());

  const answer = await fetch(`http://127.0.0.1:${port}/`);

  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("Hearth is starting");
  stopAccepting(servers);
  hangUp(servers);
});
