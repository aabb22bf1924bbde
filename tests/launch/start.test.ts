import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPostgres } from "../../server/postgres/open-postgres.ts";
import { isRunning, launch, temporaryData } from "../support/launch.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

test("one line tells the address, the pages and the API answer there, and nothing is left behind", async () => {
  await using data = await temporaryData();

  const hearth = launch({ dataDir: data.dir });
  const url = await hearth.url;
  const health = await fetch(`${url}/health`);
  const page = await fetch(`${url}/`, { headers: { accept: "text/html" } });
  const postgres = await data.postgresId();
  hearth.kill("SIGTERM");
  const code = await hearth.ended;

  expect(hearth.output().match(/http:\/\//g)).toHaveLength(1);
  expect(await health.json()).toEqual({ status: "ok" });
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(code).toBe(0);
  expect(await isRunning(postgres)).toBe(false);
  expect(await readdir(data.dir)).not.toContain("hearth.lock");
});

test("a second Hearth on the same data says where the first one runs", async () => {
  await using data = await temporaryData();
  const first = launch({ dataDir: data.dir });
  const url = await first.url;

  const second = launch({ dataDir: data.dir });
  const code = await second.ended;

  expect(code).toBe(1);
  expect(second.complaints()).toBe(`Hearth is already running at ${url}.\n`);
  first.kill("SIGINT");
  expect(await first.ended).toBe(0);
});

test("after kill -9 the next start takes over the database and the lock", async () => {
  await using data = await temporaryData();
  await mkdir(join(data.dir, "models"));
  await writeTinyModel(join(data.dir, "models/tiny.gguf"), { endless: true });
  const first = launch({ dataDir: data.dir });
  const id = crypto.randomUUID();
  await sendMessage(await first.url, id);
  const postgres = await data.postgresId();
  process.kill(await data.serverId(), "SIGKILL");
  await first.ended;

  const second = launch({ dataDir: data.dir });
  const answer = await fetch(`${await second.url}/api/conversations/${id}`);

  expect(await data.postgresId()).toBe(postgres);
  expect(answer.status).toBe(200);
  expect(JSON.stringify(await answer.json())).toContain("Are you still there?");
  second.kill("SIGTERM");
  await second.ended;
  expect(await isRunning(postgres)).toBe(false);
});

test("when only the launcher is killed, the server does not live on alone", async () => {
  await using data = await temporaryData();
  const hearth = launch({ dataDir: data.dir });
  await hearth.url;
  const [server, postgres] = [await data.serverId(), await data.postgresId()];

  hearth.kill("SIGKILL");
  await hearth.ended;

  // The output closes when the last process that holds it is gone, so `ended` has waited for the server too.
  expect(await isRunning(server)).toBe(false);
  expect(await isRunning(postgres)).toBe(false);
});

test("a taken PORT, a HOST for others and a wrong variable are each told in a sentence", async () => {
  await using data = await temporaryData();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = String(typeof address === "object" ? address?.port : "");

  const taken = launch({ dataDir: data.dir, env: { PORT: port } });
  await taken.ended;
  const open = launch({ dataDir: data.dir, env: { HOST: "0.0.0.0" } });
  await open.ended;
  const wrong = launch({ dataDir: data.dir, env: { PORT: "many" } });

  expect([await taken.ended, await open.ended, await wrong.ended]).toEqual([1, 1, 1]);
  expect(taken.complaints()).toMatch(/^Port \d+ is used by another program: [^\n]+\n$/);
  expect(open.complaints()).toMatch(
    /^HOST is 0\.0\.0\.0, but Hearth has no accounts yet [^\n]+\n$/,
  );
  expect(wrong.complaints()).toMatch(/^The environment is not usable:\n[^\n]*\n[^\n]*PORT\n$/);
  other.close();
});

test("DATABASE_URL takes the place of the embedded Postgres", async () => {
  await using data = await temporaryData();
  await using elsewhere = await temporaryData();
  await using postgres = await openPostgres({ dir: join(elsewhere.dir, "postgres") });

  const hearth = launch({ dataDir: data.dir, env: { DATABASE_URL: postgres.url } });
  const answer = await fetch(`${await hearth.url}/api/conversations`);
  hearth.kill("SIGTERM");
  await hearth.ended;

  expect(answer.status).toBe(200);
  expect(await readdir(data.dir)).not.toContain("postgres");
  expect(await isRunning(postgres.processId())).toBe(true);
});

test("a Postgres that refuses us is told without its password", async () => {
  await using data = await temporaryData();
  await using elsewhere = await temporaryData();
  await using postgres = await openPostgres({ dir: join(elsewhere.dir, "postgres") });
  const wrong = new URL(postgres.url);
  wrong.password = "not-the-password";

  const hearth = launch({ dataDir: data.dir, env: { DATABASE_URL: wrong.href } });

  expect(await hearth.ended).toBe(1);
  expect(hearth.complaints()).toContain("Check the user and the password in DATABASE_URL.");
  expect(hearth.complaints()).not.toContain("not-the-password");
});

test("a lock and a database file left by a machine that lost power are healed", async () => {
  await using data = await temporaryData();
  const first = launch({ dataDir: data.dir });
  await first.url;
  const postgres = await data.postgresId();
  process.kill(await data.serverId(), "SIGKILL");
  process.kill(postgres, "SIGKILL");
  await first.ended;
  await writeFile(join(data.dir, "hearth.lock"), '{"pid":1,"startedAt":"before the power went"}');

  const second = launch({ dataDir: data.dir });
  const answer = await fetch(`${await second.url}/api/conversations`);

  expect(answer.status).toBe(200);
  expect(await data.postgresId()).not.toBe(postgres);
  second.kill("SIGTERM");
  await second.ended;
});

/** Resolves when the question is kept; its answer is still being written. */
async function sendMessage(url: string, conversationId: string): Promise<void> {
  const body = {
    messageId: crypto.randomUUID(),
    answerId: crypto.randomUUID(),
    parentId: null,
    modelId: "tiny",
    text: "Are you still there?",
  };
  const answer = await fetch(`${url}/api/conversations/${conversationId}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(202);
}
