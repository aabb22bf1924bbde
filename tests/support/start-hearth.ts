import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { childEnv } from "#lib/env";
import { writeTinyModel, type TinyModelOptions } from "./tiny-model.ts";

/** File names without `.gguf`, which are the models' ids. */
export type TinyModels = Readonly<Record<string, TinyModelOptions>>;

export interface Hearth {
  readonly url: string;
  readonly modelsDir: string;
  /** Kills it in the middle of whatever it does, and starts it again with the same data at the same address. */
  restart(): Promise<void>;
  /** Ends it as Ctrl-C would, and removes its data. */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A whole Hearth as `npm start` runs it, with a data folder of its own, offline, on a free port.
 * Titles are left alone unless `env` says otherwise, so that a chat keeps the name of its question;
 * so is the library, with `HEARTH_INDEXER`.
 */
export async function startHearth(
  models: TinyModels,
  env: Readonly<Record<string, string>> = {},
): Promise<Hearth> {
  const dataDir = await mkdtemp(join(tmpdir(), "hearth-journey-"));
  const modelsDir = join(dataDir, "models");
  await mkdir(modelsDir);
  for (const [id, options] of Object.entries(models)) {
    await writeTinyModel(join(modelsDir, `${id}.gguf`), options);
  }
  let running = await run({ DATA_DIR: dataDir, PORT: "0", ...env });
  const { url } = running;
  return {
    url,
    modelsDir,
    restart: async () => {
      await running.end("SIGKILL");
      running = await run({ DATA_DIR: dataDir, PORT: new URL(url).port, ...env });
    },
    stop: async () => {
      await running.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(root, "server/main.ts"), "--yes"], {
    cwd: root,
    env: {
      ...childEnv(),
      NODE_ENV: "production",
      OFFLINE_MODE: "on",
      LOG_LEVEL: "warn",
      HEARTH_THREADS: "1",
      HEARTH_GPU: "off",
      HEARTH_FIRST_MODEL: "off",
      HEARTH_TITLES: "off",
      HEARTH_INDEXER: "off",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));

  const url = await Promise.race([
    addressIn(createInterface(child.stdout), said),
    exit.then(() =>
      Promise.reject(new Error(`Hearth ended before it was ready:\n${said.join("\n")}`)),
    ),
  ]);
  return {
    url,
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await exit;
    },
  };
}

function addressIn(lines: AsyncIterable<string> & NodeJS.EventEmitter, said: string[]) {
  return new Promise<string>((resolve) => {
    lines.on("line", (line: string) => {
      said.push(line);
      const url = /ready at (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
