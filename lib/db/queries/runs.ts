import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Run, RunStateName } from "#lib/protocol";
import { workerLockClass } from "../presence.ts";
import { runs } from "../schema/runs.ts";
import type { Session } from "./session.ts";

/** A run that is to begin. */
export interface NewRun extends Pick<
  Run,
  "id" | "conversationId" | "messageId" | "modelId" | "priority"
> {
  /** The number of the process that will do it. */
  readonly worker: number;
}

export type RunEnd = Extract<RunStateName, "done" | "stopped" | "failed">;

/** A run as its row tells of it: the particulars of its state are in the journal. */
export interface StoredRun extends Omit<Run, "state"> {
  readonly state: RunStateName;
  readonly worker: number;
}

/** Processes try five times a second to come back. */
const settlingTime = "2 seconds";

/** Who writes which answer. */
export class RunQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** A queued run. @throws when the message has one that has not ended, by the caller's mistake. */
  async insert(run: NewRun): Promise<Run> {
    const rows = await this.#session
      .insert(runs)
      .values({ ...run, state: "queued" })
      .returning();
    const [stored] = rows.map(toRun);
    if (stored === undefined) throw new Error("A row that was inserted comes back.");
    const { worker: _owner, ...shown } = stored;
    return { ...shown, state: { state: "queued" } };
  }

  async find(id: string): Promise<StoredRun | undefined> {
    const rows = await this.#session.select().from(runs).where(eq(runs.id, id));
    return rows.map(toRun)[0];
  }

  /** Those that are writing one of these messages. */
  async listLiveOf(messageIds: readonly string[]): Promise<StoredRun[]> {
    if (messageIds.length === 0) return [];
    const rows = await this.#session
      .select()
      .from(runs)
      .where(and(inArray(runs.messageId, [...messageIds]), isNull(runs.endedAt)));
    return rows.map(toRun);
  }

  async listLiveIn(conversationId: string): Promise<StoredRun[]> {
    const rows = await this.#session
      .select()
      .from(runs)
      .where(and(eq(runs.conversationId, conversationId), isNull(runs.endedAt)));
    return rows.map(toRun);
  }

  /**
   * Those that have not ended though the process they belonged to has. None while Postgres has only
   * just started: then every process still has to take its number back.
   */
  async listOrphans(ownWorker: number): Promise<StoredRun[]> {
    const isAlive = sql`exists (
      select from pg_locks
      where locktype = 'advisory' and classid = ${workerLockClass} and objid = ${runs.worker}
        and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
    )`;
    const rows = await this.#session
      .select()
      .from(runs)
      .where(
        and(
          isNull(runs.endedAt),
          sql`${runs.worker} <> ${ownWorker}`,
          sql`not ${isAlive}`,
          sql`clock_timestamp() > pg_postmaster_start_time() + ${settlingTime}::interval`,
        ),
      );
    return rows.map(toRun);
  }

  /** Ends a run once. False when it has ended already. */
  async end(id: string, state: RunEnd): Promise<boolean> {
    const rows = await this.#session
      .update(runs)
      .set({ state, endedAt: sql`clock_timestamp()` })
      .where(and(eq(runs.id, id), isNull(runs.endedAt)))
      .returning({ id: runs.id });
    return rows.length > 0;
  }
}

function toRun({ createdAt, endedAt: _end, ...row }: typeof runs.$inferSelect): StoredRun {
  return { ...row, createdAt: createdAt.toISOString() };
}
