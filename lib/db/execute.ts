import type { Pool, PoolClient, QueryResult } from "pg";

/**
 * Bare SQL for a library that brings its own. Without parameters it may hold several statements, a
 * whole transaction even; the rows are then those of all of them.
 */
export async function execute(
  pool: Pool,
  text: string,
  values?: readonly unknown[],
): Promise<{ rows: object[] }> {
  if (values !== undefined && values.length > 0) return pool.query(text, [...values]);
  const client = await pool.connect();
  try {
    const results: QueryResult | QueryResult[] = await client.query(text);
    return { rows: [results].flat().flatMap(({ rows }) => rows) };
  } catch (error) {
    await leaveTransaction(client);
    throw error;
  } finally {
    client.release();
  }
}

/** Else the next to get this connection would find itself in what is left of a transaction. */
async function leaveTransaction(client: PoolClient): Promise<void> {
  await client.query("rollback").catch(() => undefined);
}
