import { setTimeout as wait } from "node:timers/promises";
import type { Ending, RunEnd } from "#lib/db";
import { storeRunEnd, type EndOfRun } from "#lib/events";
import type { Message } from "#lib/protocol";
import type { AnswerEnd } from "./generate.ts";
import type { LiveRun } from "./live-run.ts";
import type { ChatPorts } from "./ports.ts";

/** Postgres may be restarting; what a model took a minute to write is worth some seconds of patience. */
const pausesMs = [100, 300, 1_000, 3_000];

/** What the end of an answer makes of its run. */
export const stateOf = {
  complete: "done",
  stopped: "stopped",
  failed: "failed",
} as const satisfies Record<Ending["status"], RunEnd>;

/**
 * Stores how an answer ended and returns it as stored. Where that cannot be done, the run is given
 * up: its end is stored by this or another process when Postgres answers again.
 */
export async function storeEnding(
  { run, answer }: LiveRun,
  ending: AnswerEnd,
  { db, events, log }: ChatPorts,
): Promise<Message> {
  const end: EndOfRun = { state: stateOf[ending.status], ending, actor: "model" };
  for (const pauseMs of [...pausesMs, undefined]) {
    try {
      const stored = await events.write(run.conversationId, (tx, append) =>
        storeRunEnd(tx, append, run, end),
      );
      // Ended by somebody else already, or gone with its conversation.
      return stored ?? (await db.messages.findEvenDeleted(answer.id)) ?? { ...answer, ...ending };
    } catch (error) {
      log.warn({ err: error, messageId: answer.id }, "answer not stored yet");
      if (pauseMs !== undefined) await wait(pauseMs);
    }
  }
  events.abandon(run.id, end);
  return { ...answer, ...ending };
}
