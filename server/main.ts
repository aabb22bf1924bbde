import { once } from "node:events";
import { resolve } from "node:path";
import { readServerEnv, type ServerEnv } from "#lib/env";
import type { Log } from "#lib/log";
import { settleModel } from "./first-model.ts";
import { openHouse } from "./open-house.ts";
import { openHouseLog } from "./open-house-log.ts";
import { StartError } from "./start-error.ts";
import { listenForStop } from "./stop-signals.ts";
import { openVoice } from "./voice.ts";

const root = resolve(import.meta.dirname, "..");
const isDev = process.argv.includes("--dev");
const mayAsk = !process.argv.includes("--yes");
const voice = openVoice(process.stdout, process.stderr);
const stop = listenForStop();

try {
  await start();
} catch (error) {
  if (!stop.aborted) {
    voice.complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
// Whatever still holds the process open, a socket of the pages for one, has no work left.
process.exit();

async function start(): Promise<void> {
  const env = readEnv();
  const log = await openHouseLog(env, voice.isTerminal);
  try {
    await run(env, log);
  } catch (error) {
    // A foreseen failure is told in its sentence; of anything else the log keeps where it came from.
    if (!(error instanceof StartError) && !stop.aborted) log.error({ err: error }, "start failed");
    throw error;
  }
}

async function run(env: ServerEnv, log: Log): Promise<void> {
  voice.progress("Starting Hearth");
  await using house = await openHouse({ env, log, root, isDev, voice, signal: stop });
  if (house.hasMoved) voice.say("Port 3000 is used by another program, so Hearth took the next.");
  voice.say(`Hearth is ready at ${house.url}`);
  settleModel(house.runtime, { voice, mayAsk, signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) log.error({ err: error }, "settling the first model failed");
  });
  if (!stop.aborted) await once(stop, "abort");
  voice.say("Hearth is stopping");
}

function readEnv(): ServerEnv {
  const { env, warnings } = readServerEnv();
  for (const warning of warnings) voice.complain(warning);
  return {
    ...env,
    DATA_DIR: resolve(root, env.DATA_DIR),
    ...(env.MODELS_DIR !== undefined && { MODELS_DIR: resolve(root, env.MODELS_DIR) }),
  };
}
