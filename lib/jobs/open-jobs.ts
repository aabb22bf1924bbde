import type { Jobs } from "./contract.ts";
import { HouseJobs } from "./house-jobs.ts";
import { startBoss, type JobsPorts } from "./start-boss.ts";

/** Everything goes into one queue, because one thing is done at a time. */
const queue = "house";

const retries = { retryLimit: 6, retryDelay: 20, retryBackoff: true, retryDelayMax: 3_600 };
const daySeconds = 24 * 60 * 60;

/** Opens the queue in tables of its own; jobs begin once it is said how their kind is done. */
export async function openJobs({ db, log }: JobsPorts): Promise<Jobs> {
  const boss = await startBoss({ db, log });
  await boss.createQueue(queue, { policy: "short", deleteAfterSeconds: daySeconds, ...retries });
  return new HouseJobs({ boss, queue, log });
}
