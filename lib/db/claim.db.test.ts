import { expect, test } from "vitest";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";

const never = new AbortController().signal;
const number = 7;

test("what one has claimed another gets when it is given back", async () => {
  const url = databaseUrl();
  await using one = await openTestDatabase(url);
  await using other = await openTestDatabase(url);
  const told = Promise.withResolvers<void>();
  const first = await one.claim({ number, onWait: () => undefined, signal: never });
  let hasSecond = false;

  const second = other.claim({ number, onWait: told.resolve, signal: never }).then((claim) => {
    hasSecond = true;
    return claim;
  });
  await told.promise;
  const hadItBefore = hasSecond;
  await first[Symbol.asyncDispose]();
  await (await second)[Symbol.asyncDispose]();

  expect(hadItBefore).toBe(false);
});

test("who waits for a claim can give up", async () => {
  const url = databaseUrl();
  await using db = await openTestDatabase(url);
  const first = await db.claim({ number, onWait: () => undefined, signal: never });
  const giving = new AbortController();

  const second = db.claim({
    number,
    onWait: () => giving.abort(new Error("No more.")),
    signal: giving.signal,
  });

  await expect(second).rejects.toThrow("No more.");
  await first[Symbol.asyncDispose]();
});

test("a claim is lost with its connection, and whoever has it hears of it", async () => {
  await using db = await openTestDatabase();
  const claim = await db.claim({ number, onWait: () => undefined, signal: never });
  const lost = new Promise((resolve) => claim.lost.addEventListener("abort", resolve));

  await db.execute(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1 and granted",
    [number],
  );

  await lost;
  expect(claim.lost.aborted).toBe(true);
  await claim[Symbol.asyncDispose]();
});
