import { setTimeout as wait } from "node:timers/promises";
import type { Download } from "#lib/protocol";
import { defaultModelId, type Runtime } from "#lib/runtime";
import { askForModel } from "./ask-for-model.ts";
import { describeDownload, describeFailures } from "./describe-download.ts";
import type { Voice } from "./voice.ts";

export interface FirstModelOptions {
  readonly voice: Voice;
  /** False fetches the recommended model without a question. */
  readonly mayAsk: boolean;
  readonly signal: AbortSignal;
}

/**
 * Loads the model that chats go to. Where none is there yet, asks on the terminal which one to
 * fetch, or fetches the best one that can be reached. The server is open meanwhile, and what a
 * person begins on the page counts as the answer.
 */
export async function settleModel(runtime: Runtime, options: FirstModelOptions): Promise<void> {
  const present = await defaultModelId(runtime);
  if (present !== undefined) {
    await load(runtime, present, options.voice);
    return;
  }
  const wanted = await chooseModel(runtime, options);
  if (wanted === undefined || options.signal.aborted) return;
  if (await fetchModel(runtime, wanted, options)) await load(runtime, wanted, options.voice);
}

async function chooseModel(
  runtime: Runtime,
  { voice, mayAsk, signal }: FirstModelOptions,
): Promise<string | undefined> {
  const { env, models } = runtime;
  if (env.HEARTH_FIRST_MODEL === "off") return undefined;
  if (env.OFFLINE_MODE) {
    voice.say("No model is here and OFFLINE_MODE is on: put a GGUF file into the models folder.");
    return undefined;
  }
  if (mayAsk && voice.isTerminal && process.stdin.isTTY) return askForModel(models, signal);

  voice.say("No model is here yet: looking for the best one that can be reached");
  const found = await models.findReachable(signal);
  if (found === undefined && !signal.aborted) {
    voice.say("No source of models can be reached: put a GGUF file into the models folder.");
  }
  if (found !== undefined) voice.say(found.why);
  return found?.modelId;
}

async function fetchModel(
  { models }: Runtime,
  modelId: string,
  { voice, signal }: FirstModelOptions,
): Promise<boolean> {
  models.download(modelId);
  const done = new AbortController();
  const told = tellProgress(() => models.downloads().find((one) => one.modelId === modelId), {
    voice,
    signal: AbortSignal.any([signal, done.signal]),
  });
  const outcome = await models.finished(modelId);
  done.abort();
  await told;
  if (signal.aborted) return false;
  if (outcome.state === "done") return true;
  voice.say(describeFailures(outcome));
  return false;
}

interface TellOptions {
  readonly voice: Voice;
  readonly signal: AbortSignal;
}

async function tellProgress(
  find: () => Download | undefined,
  { voice, signal }: TellOptions,
): Promise<void> {
  const everyMs = voice.isTerminal ? 250 : 5_000;
  while (!signal.aborted) {
    const download = find();
    if (download !== undefined) voice.progress(describeDownload(download));
    await wait(everyMs, undefined, { signal }).catch(() => {});
  }
}

async function load({ inference, log }: Runtime, modelId: string, voice: Voice): Promise<void> {
  voice.progress(`Loading ${modelId}`);
  try {
    await inference.load(modelId);
    voice.say(`${modelId} is loaded`);
  } catch (error) {
    log.error({ err: error, modelId }, "loading the first model failed");
    voice.say(error instanceof Error ? error.message : `${modelId} could not be loaded.`);
  }
}
