import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openPostgres } from "../../server/postgres/open-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that every test file shares; each file uses databases of its own on it. */
    postgresUrl: string;
  }
}

/** Starts one throw-away Postgres for the whole run, by the same supervisor that Hearth has. */
export async function setup(project: TestProject) {
  const dir = await mkdtemp(join(tmpdir(), "hearth-pg-"));
  const postgres = await openPostgres({ dir });
  project.provide("postgresUrl", postgres.url);

  return async () => {
    await postgres[Symbol.asyncDispose]();
    await rm(dir, { recursive: true, force: true });
  };
}
