import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate as applyMissing } from "drizzle-orm/node-postgres/migrator";
import type { Pool } from "pg";

const migrationsFolder = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Any number, as long as every release of Hearth uses the same. */
const lockKey = 487_021_553;

/**
 * Brings the tables up to date in one transaction: after a crash in the middle nothing has
 * happened. Two processes that start together take turns, and the second finds nothing to do.
 * The pool must hold a single connection, because that is what the lock belongs to.
 *
 * @throws Error when a newer Hearth has been here, before anything is touched.
 */
export async function migrate(pool: Pool): Promise<void> {
  const database = drizzle(pool);
  await database.execute(sql`select pg_advisory_lock(${lockKey})`);
  try {
    await refuseNewer(database);
    await applyMissing(database, { migrationsFolder });
  } finally {
    await database.execute(sql`select pg_advisory_unlock(${lockKey})`);
  }
}

async function refuseNewer(database: NodePgDatabase): Promise<void> {
  const journal = await database.execute(
    sql`select to_regclass('drizzle.__drizzle_migrations') as name`,
  );
  if (journal.rows[0]?.["name"] === null) return;

  const applied = await database.execute(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  );
  const known = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  if (Number(applied.rows[0]?.["latest"] ?? 0) > known) {
    throw new Error(
      "This database was used by a newer Hearth. Start that version, or restore a backup made by this one.",
    );
  }
}
