import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { openDatabase } from "#lib/db";

const silent = { info: () => undefined };

/** The address of a database of that name on the run's own Postgres; opening it makes it. */
export function databaseUrl(name: string = `t_${randomUUID()}`): string {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

/** A fresh database with the real migrations. Whoever opens it closes it. */
export function openTestDatabase(url: string = databaseUrl()) {
  return openDatabase(url, { log: silent });
}
