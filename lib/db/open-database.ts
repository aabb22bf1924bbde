import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Snapshot } from "#lib/protocol";
import { appendToRun, type RunEntries } from "./append-to-run.ts";
import { openClaim, type Claim, type ClaimOptions } from "./claim.ts";
import { connect, openClient } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { execute } from "./execute.ts";
import { openPresence, type Presence, type PresenceOptions } from "./presence.ts";
import { AttachmentQueries } from "./queries/attachments.ts";
import { ConversationQueries } from "./queries/conversations.ts";
import type { Place } from "./queries/event-row.ts";
import { FolderQueries } from "./queries/folders.ts";
import { JournalQueries } from "./queries/journal.ts";
import { LeafQueries } from "./queries/leaves.ts";
import { LibraryQueries } from "./queries/library.ts";
import { LibraryManifestQueries } from "./queries/library-manifest.ts";
import { LibraryStepQueries } from "./queries/library-steps.ts";
import { LibraryTextQueries } from "./queries/library-texts.ts";
import { LibraryVectorQueries } from "./queries/library-vectors.ts";
import { MessageQueries } from "./queries/messages.ts";
import { RunQueries } from "./queries/runs.ts";
import { SearchQueries } from "./queries/search.ts";
import type { Session } from "./queries/session.ts";
import { SettingQueries } from "./queries/settings.ts";
import { readSnapshot } from "./queries/snapshot.ts";
import { withoutText, withoutTexts } from "./query-failure.ts";

/** One aggregate each; plain objects in and out. */
export interface Queries {
  readonly attachments: AttachmentQueries;
  readonly conversations: ConversationQueries;
  readonly folders: FolderQueries;
  readonly journal: JournalQueries;
  readonly leaves: LeafQueries;
  readonly library: LibraryQueries;
  readonly libraryManifest: LibraryManifestQueries;
  readonly librarySteps: LibraryStepQueries;
  readonly libraryTexts: LibraryTextQueries;
  readonly libraryVectors: LibraryVectorQueries;
  readonly messages: MessageQueries;
  readonly runs: RunQueries;
  readonly search: SearchQueries;
  readonly settings: SettingQueries;
}

export interface Database extends Queries, AsyncDisposable {
  /** Runs the work on one connection: all of it is kept, or nothing when it throws. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** A conversation as it is in one moment; undefined when it is not there or deleted. */
  snapshot(conversationId: string): Promise<Snapshot | undefined>;
  /** Adds to the journal of a live run in one statement; undefined when it has ended. */
  appendToRun(entries: RunEntries): Promise<Place[] | undefined>;
  /** Takes a number for this process and listens to the others. Whoever opens it closes it. */
  openPresence(options: PresenceOptions): Promise<Presence>;
  /** Takes what only one process may have, and waits for it. Whoever opens it closes it. */
  claim(options: ClaimOptions): Promise<Claim>;
  /** Tells everyone who listens; a payload holds less than 8 000 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  /** Bare SQL for the job queue, which brings its own: parameters as `pg` would take them. */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: object[] }>;
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
  const { pool, close } = await connect(url, { connections: poolSize, signal: options.signal });
  const database = drizzle(pool);
  const snapshotOptions = { isolationLevel: "repeatable read", accessMode: "read only" } as const;

  return {
    ...queriesOn(database),
    transaction: (work) => transaction(database, work),
    ...withoutTexts({
      snapshot: (id: string) =>
        database.transaction((session) => readSnapshot(session, id), snapshotOptions),
      appendToRun: (entries: RunEntries) => appendToRun(pool, entries),
      notify: async (channel: string, payload: string) => {
        await pool.query("select pg_notify($1, $2)", [channel, payload]);
      },
      execute: (text: string, values?: readonly unknown[]) => execute(pool, text, values),
    }),
    claim: (claim) => openClaim(() => openClient(url), claim),
    openPresence: (presence) => openPresence(() => openClient(url), presence),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function migrateOnce(url: string, { log, signal }: DatabaseOptions): Promise<void> {
  const startedAt = performance.now();
  await using connection = await connect(url, { connections: 1, signal });
  await migrate(connection.pool);
  log.info({ durationMs: Math.round(performance.now() - startedAt) }, "database ready");
}

/** What went wrong first is what is thrown, even when the connection is too dead to be told of it. */
async function transaction<Result>(
  database: NodePgDatabase,
  work: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  let failure: unknown;
  try {
    return await database.transaction(async (session) => {
      try {
        return await work(queriesOn(session));
      } catch (error) {
        failure = error;
        throw error;
      }
    });
  } catch (error) {
    throw failure ?? withoutText(error);
  }
}

function queriesOn(session: Session): Queries {
  return {
    attachments: withoutTexts(new AttachmentQueries(session)),
    conversations: withoutTexts(new ConversationQueries(session)),
    folders: withoutTexts(new FolderQueries(session)),
    journal: withoutTexts(new JournalQueries(session)),
    leaves: withoutTexts(new LeafQueries(session)),
    library: withoutTexts(new LibraryQueries(session)),
    libraryManifest: withoutTexts(new LibraryManifestQueries(session)),
    librarySteps: withoutTexts(new LibraryStepQueries(session)),
    libraryTexts: withoutTexts(new LibraryTextQueries(session)),
    libraryVectors: withoutTexts(new LibraryVectorQueries(session)),
    messages: withoutTexts(new MessageQueries(session)),
    runs: withoutTexts(new RunQueries(session)),
    search: withoutTexts(new SearchQueries(session)),
    settings: withoutTexts(new SettingQueries(session)),
  };
}
