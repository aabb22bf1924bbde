import { drizzle } from "drizzle-orm/postgres-js";
import { connect } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { ConversationQueries } from "./queries/conversations.ts";
import { MessageQueries } from "./queries/messages.ts";
import type { Session } from "./queries/session.ts";
import { SettingQueries } from "./queries/settings.ts";
import { withoutTexts } from "./query-failure.ts";

/** One aggregate each; plain objects in and out. */
export interface Queries {
  readonly conversations: ConversationQueries;
  readonly messages: MessageQueries;
  readonly settings: SettingQueries;
}

export interface Database extends Queries, AsyncDisposable {
  /** Runs the work on one connection: all of it is kept, or nothing when it throws. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Lets queries in flight end, for at most five seconds. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly log: { info(facts: object, message: string): void };
  readonly signal?: AbortSignal | undefined;
}

/** Enough for a household: a query takes milliseconds, and Postgres pays memory for each connection. */
const poolSize = 8;

/**
 * Connects to Postgres, waiting briefly for one that is starting, and brings its tables up to date.
 *
 * @throws Error with one sentence when the server cannot be used.
 */
export async function openDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  await migrateOnce(url, options);
  const client = await connect(url, { connections: poolSize, signal: options.signal });
  const database = drizzle(client);
  const close = () => client.end({ timeout: 5 });

  return {
    ...queriesOn(database),
    transaction: (work) => database.transaction((session) => work(queriesOn(session))),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function migrateOnce(url: string, { log, signal }: DatabaseOptions): Promise<void> {
  const startedAt = performance.now();
  const client = await connect(url, { connections: 1, signal });
  try {
    await migrate(client);
  } finally {
    await client.end({ timeout: 5 });
  }
  log.info({ durationMs: Math.round(performance.now() - startedAt) }, "database ready");
}

function queriesOn(session: Session): Queries {
  return {
    conversations: withoutTexts(new ConversationQueries(session)),
    messages: withoutTexts(new MessageQueries(session)),
    settings: withoutTexts(new SettingQueries(session)),
  };
}
