import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import { connect } from "./connect.ts";

test("two processes that open a missing database at once make and migrate it once", async () => {
  const url = databaseUrl();

  const opened = await Promise.all([1, 2, 3, 4].map(() => openTestDatabase(url)));
  const lists = await Promise.all(opened.map((db) => db.conversations.list()));
  await Promise.all(opened.map((db) => db.close()));

  expect(lists).toEqual([[], [], [], []]);
});

test("opening again keeps what is there", async () => {
  const url = databaseUrl();
  const id = randomUUID();
  await using first = await openTestDatabase(url);
  await first.transaction((tx) => tx.conversations.create({ id, title: "Bread" }));

  await using second = await openTestDatabase(url);
  const found = await second.conversations.find(id);

  expect(found).toMatchObject({ id, title: "Bread" });
});

test("a database that a newer release has migrated is refused in a sentence and left alone", async () => {
  const url = databaseUrl();
  await (await openTestDatabase(url)).close();
  const { pool, close } = await connect(url, { connections: 1 });
  await pool.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
  );
  await close();

  const opening = openTestDatabase(url);

  await expect(opening).rejects.toThrow("used by a newer Hearth");
});

test("a server that is not there is named without the password", async () => {
  const patience = AbortSignal.timeout(300);
  const url = "postgres://anna:secret@127.0.0.1:1/hearth";

  const failure: unknown = await connect(url, { connections: 1, signal: patience }).catch(
    (error: unknown) => error,
  );

  expect(inspect(failure)).toContain("127.0.0.1:1");
  expect(inspect(failure)).not.toContain("secret");
});

test("a transaction that throws keeps nothing", async () => {
  await using db = await openTestDatabase();
  const id = randomUUID();

  const work = db.transaction(async (tx) => {
    await tx.conversations.create({ id, title: "Gone" });
    throw new Error("enough");
  });

  await expect(work).rejects.toThrow("enough");
  expect(await db.conversations.find(id)).toBeUndefined();
});

test("a transaction whose connection is cut fails with the reason, and the next one works", async () => {
  await using db = await openTestDatabase();
  const id = randomUUID();

  const cut = db.transaction(async (tx) => {
    await tx.conversations.create({ id, title: "Gone" });
    await db.execute(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`);
    await tx.conversations.find(id);
  });

  await expect(cut).rejects.toThrow(/terminat|connection error/);
  expect(await db.conversations.find(id)).toBeUndefined();
  await db.transaction((tx) => tx.conversations.create({ id, title: "Kept" }));
  expect(await db.conversations.find(id)).toMatchObject({ title: "Kept" });
});
