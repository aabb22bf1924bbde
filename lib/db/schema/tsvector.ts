import { customType } from "drizzle-orm/pg-core";

/** Postgres's words with their places; never read into the process. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
