import type { StoredRun } from "#lib/db";
import type { Message } from "#lib/protocol";
import type { House } from "./house.ts";
import { requireMessage } from "./missing.ts";

const askEveryMs = 2_000;

/** Ends what writes a message and resolves once its end is stored. */
export async function stop(house: House, messageId: string): Promise<Message> {
  const { db } = house.ports;
  const message = await requireMessage(db, messageId);
  if (message.status !== "streaming") return message;
  await stopAll(house, await db.runs.listLiveOf([messageId]));
  return await requireMessage(db, messageId);
}

/** Ends runs, here or in another process, and waits for their stored ends. */
export async function stopAll(house: House, live: readonly StoredRun[]): Promise<void> {
  if (live.some(({ worker }) => worker !== house.ports.events.worker)) {
    // What a dead process has left behind would never answer.
    await house.ports.events.reap();
  }
  await Promise.all(live.map((run) => stopOne(house, run)));
}

async function stopOne({ ports, runs }: House, { id, conversationId }: StoredRun): Promise<void> {
  const own = runs.find(id);
  if (own !== undefined) {
    own.stop();
    await own.ended;
    return;
  }
  const { db, events } = ports;
  const waiting = new AbortController();
  // The owner may just be out of reach; it is asked until it has heard.
  const asking = setInterval(() => void events.requestStop(id), askEveryMs);
  const items = events.subscribe(conversationId, { signal: waiting.signal });
  try {
    await events.requestStop(id);
    for await (const item of items) {
      if (item.type !== "conversation.snapshot" && item.type !== "run.ended") continue;
      const run = await db.runs.find(id);
      if (run === undefined || ["done", "stopped", "failed"].includes(run.state)) return;
    }
  } finally {
    clearInterval(asking);
    waiting.abort();
  }
}
