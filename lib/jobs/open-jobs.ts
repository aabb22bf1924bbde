import { PgBoss } from "pg-boss";
import type { Database } from "#lib/db";
import type { Log } from "#lib/log";
import type { Jobs } from "./contract.ts";
import { HouseJobs } from "./house-jobs.ts";

export interface JobsPorts {
  readonly db: Pick<Database, "execute">;
  readonly log: Log;
}

/** Everything goes into one queue, because one thing is done at a time. */
const queue = "house";

const retries = { retryLimit: 6, retryDelay: 20, retryBackoff: true, retryDelayMax: 3_600 };
const daySeconds = 24 * 60 * 60;

/** Opens the queue in tables of its own; jobs begin once it is said how their kind is done. */
export async function openJobs({ db, log }: JobsPorts): Promise<Jobs> {
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
  await boss.start();
  await boss.createQueue(queue, { policy: "short", deleteAfterSeconds: daySeconds, ...retries });
  return new HouseJobs({ boss, queue, log });
}
