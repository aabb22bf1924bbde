import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";

/** What a query runs on: the pool, or the one connection of a transaction. */
export type Session = PgDatabase<PostgresJsQueryResultHKT>;
