import { join } from "node:path";
import { openChat } from "#lib/chat";
import { openDatabase } from "#lib/db";
import type { ServerEnv } from "#lib/env";
import { openEvents } from "#lib/events";
import { openInference, type ModelFile } from "#lib/inference";
import { openJobs } from "#lib/jobs";
import type { Log } from "#lib/log";
import { openModels, type Models } from "#lib/models";
import { openNetwork } from "#lib/network";
import { closeWithin } from "./close-within.ts";
import type { Runtime } from "./contract.ts";
import { openLibrary } from "./open-library.ts";

export interface RuntimeOptions {
  readonly env: ServerEnv;
  readonly databaseUrl: string;
  readonly log: Log;
  /** The folder that holds Hearth itself, with the models it ships. */
  readonly root: string;
}

/**
 * Opens everything behind the doors, from the ground up. Disposing of the result closes it in this
 * order: runs, which are stopped and saved; the library; background work; the engine; downloads; the
 * journal; the database. Each has a few seconds, so that one that hangs cannot keep the others from
 * closing.
 *
 * @throws Error with a sentence when a part cannot be opened; what was open by then is closed.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { env, databaseUrl, log, root } = options;
  await using opened = new AsyncDisposableStack();
  const keep = <Part extends AsyncDisposable>(name: string, limitMs: number, part: Part): Part => {
    opened.defer(() => closeWithin(part, { name, limitMs, log }));
    return part;
  };

  const db = keep("database", 6_000, await openDatabase(databaseUrl, { log }));
  const events = keep("journal", 3_000, await openEvents({ db, log }));
  const models = keep("models", 5_000, await openHouseModels({ env, log, root }));
  const inference = keep("engine", 8_000, openHouseInference({ env, log, models }));
  const findModel = async (id: string) => (await models.find(id))?.model;
  const jobs = keep("jobs", 5_000, await openJobs({ db, log }));
  const shelf = keep("library", 5_000, await openLibrary({ env, log, db, events }));
  const writesTitles = env.HEARTH_TITLES;
  const chatPorts = { db, events, inference, jobs, log, findModel, writesTitles, shelf };
  const chat = keep("runs", 5_000, await openChat(chatPorts));
  jobs.onChange((job) => events.tell({ type: "job.changed", job }));

  const closing = opened.move();
  const close = () => closing.disposeAsync();
  const startedAt = new Date();
  const parts = { env, log, db, events, models, inference, jobs, shelf, chat, startedAt };
  return { ...parts, [Symbol.asyncDispose]: close };
}

interface Ground {
  readonly env: ServerEnv;
  readonly log: Log;
}

function openHouseModels({ env, log, root }: Ground & { readonly root: string }) {
  return openModels({
    dir: env.MODELS_DIR ?? join(env.DATA_DIR, "models"),
    shippedDir: join(root, "models"),
    network: openNetwork({ offline: env.OFFLINE_MODE, log, proxy: proxyOf(env) }),
    log,
  });
}

function proxyOf({ HTTP_PROXY, HTTPS_PROXY, NO_PROXY }: ServerEnv) {
  return { HTTP_PROXY, HTTPS_PROXY, NO_PROXY };
}

function openHouseInference({ env, log, models }: Ground & { readonly models: Models }) {
  return openInference({
    findModel: (id) => findModelFile(models, id),
    threads: env.HEARTH_THREADS,
    slots: env.HEARTH_SLOTS,
    contextSize: env.HEARTH_CONTEXT,
    queueLimit: env.HEARTH_QUEUE,
    idleUnloadMinutes: env.HEARTH_IDLE_UNLOAD_MINUTES,
    gpu: env.HEARTH_GPU,
    log,
  });
}

async function findModelFile(models: Models, id: string): Promise<ModelFile | undefined> {
  const found = await models.find(id);
  if (found === undefined) return undefined;
  const { sizeBytes, trainedContext } = found.model;
  return { id, path: found.path, sizeBytes, trainedContext: trainedContext ?? 0 };
}
