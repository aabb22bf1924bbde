import { expect, test } from "vitest";
import { openPostgres } from "../../server/postgres/open-postgres.ts";
import { launch, temporaryData } from "../support/launch.ts";

/**
 * As root, another account in a namespace, which can still reach a checkout below root's own folder;
 * otherwise this account is an ordinary user already.
 */
const asOrdinaryUser =
  process.getuid?.() === 0 ? ["unshare", "-U", "--map-user=1000", "--map-group=1000"] : [];

test("an ordinary user starts Hearth with a database of its own", async () => {
  await using data = await temporaryData();

  const hearth = launch({ dataDir: data.dir, through: asOrdinaryUser });
  const answer = await fetch(`${await hearth.url}/api/conversations`);
  const postgres = await data.postgresId();
  hearth.kill("SIGTERM");

  expect(answer.status).toBe(200);
  expect(postgres).toBeGreaterThan(0);
  expect(await hearth.ended).toBe(0);
});

test("the same data opens again for whoever starts it next", async () => {
  await using data = await temporaryData();
  const first = launch({ dataDir: data.dir, through: asOrdinaryUser });
  await first.url;
  first.kill("SIGTERM");
  await first.ended;

  await using postgres = await openPostgres({ dir: `${data.dir}/postgres` });

  expect(postgres.hasAttached).toBe(false);
});
