import type { Database, Ending } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Inference } from "#lib/inference";
import type { Log } from "#lib/log";
import type { Message, Preset } from "#lib/protocol";
import { DraftSaver } from "./draft-saver.ts";
import { failedWith, generate } from "./generate.ts";
import { turnsOf } from "./prompt.ts";
import type { Run } from "./run.ts";
import { samplingFor } from "./sampling.ts";
import { storeEnding } from "./store-ending.ts";

export interface AnswerPorts {
  readonly db: Database;
  readonly inference: Inference;
  readonly log: Log;
}

/** What is to be answered, and by whom. */
export interface Order {
  readonly questionId: string;
  readonly modelId: string;
  readonly preset: Preset | null;
}

/** What a crash of the whole process may cost. */
const saveEveryMs = 500;

/** Writes one answer, from its first token to its stored end. Never rejects: the run carries the outcome. */
export async function answer(run: Run, order: Order, ports: AnswerPorts): Promise<void> {
  const { db, log } = ports;
  const saver = new DraftSaver({
    everyMs: saveEveryMs,
    save: () => db.messages.saveDraft(run.id, run.draft),
    onFailure: (cause) => run.stop(unsaved(cause)),
  });
  const ending = await write(run, order, ports, () => saver.touch());
  await saver.close();
  const final = await storeEnding(run, ending, ports);
  log.info(factsOf(final), "answer ended");
  run.end(final);
}

async function write(
  run: Run,
  { questionId, modelId, preset }: Order,
  { db, inference, log }: AnswerPorts,
  onText: () => void,
): Promise<Ending> {
  try {
    const turns = turnsOf(await db.messages.path(questionId), preset?.system);
    const sampling = samplingFor(preset);
    return await generate(run, { inference, modelId, turns, sampling, onText });
  } catch (error) {
    log.error({ err: error, messageId: run.id }, "question not read");
    return failedWith(error);
  }
}

/** Rather no more text than text that is shown and not kept. */
function unsaved(cause: unknown): AppError {
  return new AppError("busy", "The answer could not be saved, so it was stopped. Try again.", {
    cause,
  });
}

/** Figures and names; never what was said. */
function factsOf({ id, conversationId, modelId, status, error, figures }: Message): object {
  const { promptTokens, cachedTokens, completionTokens, firstTokenMs, totalMs } = figures ?? {};
  const tokens = { promptTokens, cachedTokens, completionTokens };
  return {
    conversationId,
    messageId: id,
    modelId,
    status,
    code: error?.code,
    ...tokens,
    firstTokenMs,
    totalMs,
  };
}
