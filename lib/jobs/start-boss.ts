import { PgBoss } from "pg-boss";
import type { Database } from "#lib/db";
import type { Log } from "#lib/log";

export interface JobsPorts {
  readonly db: Pick<Database, "execute">;
  readonly log: Log;
}

/** The queues live in tables of their own, which every process that starts one brings up to date. */
export async function startBoss({ db, log }: JobsPorts): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.execute(text, values) },
    schema: "jobs",
    // Its clock, its statistics and its care for large tables would only keep an idle house busy.
    schedule: false,
    superviseIntervalSeconds: 300,
    monitorIntervalSeconds: 300,
    queueCacheIntervalSeconds: 600,
    flowIntervalSeconds: 3_600,
    bamIntervalSeconds: 3_600,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.warn({ err: error }, "job queue failed"));
  return await boss.start();
}
