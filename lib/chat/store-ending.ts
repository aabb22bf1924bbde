import { setTimeout as wait } from "node:timers/promises";
import type { Database, Ending } from "#lib/db";
import type { Log } from "#lib/log";
import type { Message } from "#lib/protocol";
import type { Run } from "./run.ts";

/** Postgres may be restarting; what a model took a minute to write is worth some seconds of patience. */
const pausesMs = [100, 300, 1_000, 3_000];

/**
 * Stores how an answer ended and returns it as stored. When that cannot be done the answer is
 * shown as it ended, and is settled from its last saved text when someone next asks for it.
 */
export async function storeEnding(
  run: Run,
  ending: Ending,
  { db, log }: { readonly db: Database; readonly log: Log },
): Promise<Message> {
  const shown: Message = { ...run.message, ...ending };
  for (const pauseMs of [...pausesMs, undefined]) {
    try {
      // Nothing is found when the conversation has been deleted meanwhile.
      return (await db.messages.finish(run.id, { ...run.draft, ...ending })) ?? shown;
    } catch (error) {
      if (pauseMs === undefined) log.error({ err: error, messageId: run.id }, "answer not stored");
      else await wait(pauseMs);
    }
  }
  return shown;
}
