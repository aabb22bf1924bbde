import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPostgres } from "./open-postgres.ts";
import { findPostmaster } from "./postmaster.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-postgres-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Asks one question of the database that every cluster has. */
async function ask(url: string, question: string) {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new Client({ connectionString: address.href });
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}

test("a new database is made once, and opened quickly the second time", async () => {
  const said: string[] = [];
  const onProgress = (sentence: string) => said.push(sentence);
  const first = await openPostgres({ dir, onProgress });
  await ask(first.url, "create table kept as select 42 as answer");
  await first[Symbol.asyncDispose]();

  await using second = await openPostgres({ dir, onProgress });
  const rows = await ask(second.url, "select answer from kept");

  expect(said).toEqual(["Preparing the database"]);
  expect(rows[0]).toEqual({ answer: 42 });
});

test("letters of all scripts have upper case and an order", async () => {
  await using opened = await openPostgres({ dir });

  const rows = await ask(opened.url, "select upper('ñ é ж ω') as upper");

  expect(rows[0]).toEqual({ upper: "Ñ É Ж Ω" });
});

test("a Postgres whose Hearth was killed is attached to", async () => {
  const left = await openPostgres({ dir });

  await using found = await openPostgres({ dir });

  expect(found.hasAttached).toBe(true);
  expect(found.processId()).toBe(left.processId());
  expect(found.url).toBe(left.url);
  await left[Symbol.asyncDispose]();
});

test("a Postgres that was killed itself is started again with all that was acknowledged", async () => {
  const first = await openPostgres({ dir });
  await ask(first.url, "create table kept as select 42 as answer");
  process.kill(first.processId(), "SIGKILL");

  await using second = await openPostgres({ dir });
  const rows = await ask(second.url, "select answer from kept");

  expect(rows[0]).toEqual({ answer: 42 });
  await first[Symbol.asyncDispose]();
});

test("a Postgres that dies while Hearth runs comes back on the same port", async () => {
  await using opened = await openPostgres({ dir });
  const before = opened.processId();

  process.kill(before, "SIGKILL");
  await expect.poll(() => opened.processId(), { timeout: 15_000 }).not.toBe(before);

  expect(await ask(opened.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a pid file whose number another process has now does not stop the start", async () => {
  const first = await openPostgres({ dir });
  const file = join(dir, "cluster", "postmaster.pid");
  const text = await readFile(file, "utf8");
  await first[Symbol.asyncDispose]();
  await writeFile(file, text.replace(/^\d+/, String(process.pid)));

  await using second = await openPostgres({ dir });

  expect(second.hasAttached).toBe(false);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("an interrupted creation is begun again", async () => {
  await mkdir(join(dir, "cluster.new", "base"), { recursive: true });
  await writeFile(join(dir, "cluster.new", "PG_VERSION"), "18\n");

  await using opened = await openPostgres({ dir });

  expect(await ask(opened.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a lost password is replaced, the data is not", async () => {
  const first = await openPostgres({ dir });
  await ask(first.url, "create table kept as select 42 as answer");
  await first[Symbol.asyncDispose]();
  await rm(join(dir, "password"));

  await using second = await openPostgres({ dir });
  const rows = await ask(second.url, "select answer from kept");

  expect(rows[0]).toEqual({ answer: 42 });
  expect(second.url).not.toBe(first.url);
});

test("data of another version is left alone and told in a sentence", async () => {
  const first = await openPostgres({ dir });
  await first[Symbol.asyncDispose]();
  await writeFile(join(dir, "cluster", "PG_VERSION"), "17\n");

  const attempt = openPostgres({ dir });

  await expect(attempt).rejects.toThrow("was written by Postgres 17 and this Hearth comes with 18");
});

test("a folder that is no database is never deleted", async () => {
  await mkdir(join(dir, "cluster"));
  await writeFile(join(dir, "cluster", "precious"), "data");

  const attempt = openPostgres({ dir });

  await expect(attempt).rejects.toThrow("holds something that is not a whole database");
  expect(await readFile(join(dir, "cluster", "precious"), "utf8")).toBe("data");
});

test("whoever has no password is refused, and nobody else may read the folder", async () => {
  await using opened = await openPostgres({ dir });
  const address = new URL(opened.url);
  address.password = "wrong";

  await expect(ask(address.href, "select 1")).rejects.toThrow("password authentication failed");
  expect((await stat(join(dir, "cluster"))).mode & 0o077).toBe(0);
  expect((await stat(join(dir, "password"))).mode & 0o077).toBe(0);
});

test("stopping leaves no process", async () => {
  const opened = await openPostgres({ dir });

  await opened[Symbol.asyncDispose]();

  expect(await findPostmaster(join(dir, "cluster"))).toBeUndefined();
});
