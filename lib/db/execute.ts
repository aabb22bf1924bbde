import type { Sql } from "postgres";

/**
 * Bare SQL with parameters as `pg` takes them: objects are JSON, dates are text. Without parameters
 * it may hold several statements; the rows are then those of all of them.
 */
export async function execute(
  client: Sql,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: object[] }> {
  const rows =
    values.length === 0
      ? await executeAlone(client, text)
      : await client.unsafe(text, values.map(toParameter));
  return { rows: rows.flat().filter((row) => typeof row === "object" && row !== null) };
}

/** Several statements may open a transaction among them, which must not share its connection. */
async function executeAlone(client: Sql, text: string): Promise<readonly unknown[]> {
  const own = await client.reserve();
  try {
    return await own.unsafe(text);
  } catch (error) {
    // Else the next to get this connection would find itself in what is left of the transaction.
    await own`rollback`.catch(() => undefined);
    throw error;
  } finally {
    own.release();
  }
}

type Parameter = string | number | boolean | null | Parameter[];

function toParameter(value: unknown): Parameter {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(toParameter);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") {
    return value;
  }
  return JSON.stringify(value);
}
