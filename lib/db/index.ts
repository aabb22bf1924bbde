/**
 * Keeps what the house must not forget, in Postgres. It knows plain objects and SQL, nothing of
 * runs, models or who is asking. Start reading at open-database.ts.
 */
export { openDatabase, type Database, type Queries } from "./open-database.ts";
export type { Ending } from "./queries/messages.ts";
