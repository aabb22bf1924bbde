import type { PgDatabase } from "drizzle-orm/pg-core";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";

/** What a query runs on: the pool, or the one connection of a transaction. */
export type Session = PgDatabase<NodePgQueryResultHKT>;
