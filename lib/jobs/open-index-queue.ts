import type { JobInsert, JobWithMetadata, PgBoss } from "pg-boss";
import { readStep, type IndexQueue, type IndexStep, type TakenStep } from "./index-queue.ts";
import { startBoss, type JobsPorts } from "./start-boss.ts";

const queue = "library";

/** Five tries, so that a process that is killed again and again does not make a book look bad. */
const retries = { retryLimit: 5, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };

/** Books can be searched by their words before any of them is found by meaning. */
const priorities = { clear: 3, read: 2, embed: 1, tidy: 0 } as const satisfies Record<
  IndexStep["kind"],
  number
>;

/** Opens the line; one process at a time may take from it. */
export async function openIndexQueue(ports: JobsPorts): Promise<IndexQueue> {
  const boss = await startBoss(ports);
  await boss.createQueue(queue, {
    // One of each step, waiting or being done; whoever does it looks at the end for what came meanwhile.
    policy: "exclusive",
    deleteAfterSeconds: 3_600,
    // Longer than the slowest book: what a dead process had taken is found by the next one itself.
    expireInSeconds: 4 * 3_600,
    ...retries,
  });
  return new LibraryQueue(boss);
}

class LibraryQueue implements IndexQueue {
  readonly #boss: PgBoss;

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  async add(steps: readonly IndexStep[], { afterSeconds = 0 } = {}): Promise<void> {
    if (steps.length === 0) return;
    await this.#boss.insert(
      queue,
      steps.map((step): JobInsert => ({
        data: step,
        singletonKey: keyOf(step),
        priority: priorities[step.kind],
        startAfter: afterSeconds,
      })),
    );
  }

  async take(): Promise<TakenStep | undefined> {
    const [job] = await this.#boss.fetch<unknown>(queue, { batchSize: 1, includeMetadata: true });
    if (job === undefined) return undefined;
    const step = readStep(job.data);
    if (step !== undefined) return { id: job.id, step, isLastTry: isLastTry(job) };
    await this.#boss.deleteJob(queue, job.id);
    return await this.take();
  }

  async done({ id }: TakenStep): Promise<void> {
    await this.#boss.complete(queue, id);
  }

  async failed({ id }: TakenStep): Promise<void> {
    await this.#boss.fail(queue, id);
  }

  async putBack({ id, step }: TakenStep): Promise<void> {
    await this.#boss.deleteJob(queue, id);
    await this.add([step]);
  }

  async recover(): Promise<IndexStep[]> {
    const jobs = await this.#boss.findJobs<unknown>(queue);
    const taken = jobs.filter(({ state }) => state === "active");
    for (const { id } of taken) await this.#boss.fail(queue, id);
    return taken.filter(isLastTry).flatMap(({ data }) => readStep(data) ?? []);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}

function isLastTry({ retryCount, retryLimit }: JobWithMetadata<unknown>): boolean {
  return retryCount >= retryLimit;
}

function keyOf(step: IndexStep): string {
  return step.kind === "read" ? `read ${step.documentId}` : step.kind;
}
