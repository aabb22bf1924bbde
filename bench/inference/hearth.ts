import { mkdtemp, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { startChild } from "./child.ts";
import { answerOverHttp, untilReady } from "./http-target.ts";
import type { Target, TargetOptions } from "./target.ts";

/** The whole of Hearth as `npm start` runs it, with a data directory of its own. */
export async function startHearth(options: TargetOptions): Promise<Target> {
  const data = await mkdtemp(join(tmpdir(), "hearth-bench-"));
  await mkdir(join(data, "models"));
  await symlink(options.modelPath, join(data, "models", basename(options.modelPath)));
  const origin = `http://127.0.0.1:${options.port}`;
  const model = basename(options.modelPath, ".gguf");

  const child = startChild(
    process.execPath,
    [resolve(import.meta.dirname, "../../server/main.ts")],
    {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_ENV: "production",
      DATA_DIR: data,
      PORT: String(options.port),
      LOG_LEVEL: "silent",
      HEARTH_THREADS: String(options.threads),
      HEARTH_SLOTS: String(options.slots),
      HEARTH_CONTEXT: String(options.contextSize),
      HEARTH_MODEL: model,
      HEARTH_GPU: "off",
    },
  );
  await untilReady(`${origin}/health`, child.exited);
  await answerOverHttp(origin, model, { text: "Hello", maxTokens: 4 });

  return {
    name: "Hearth",
    answer: (question) => answerOverHttp(origin, model, question),
    idle: async () => {
      for (;;) {
        const response = await fetch(`${origin}/status`);
        const { engine } = (await response.json()) as {
          engine: { slots: { state: string }[]; queued: number };
        };
        if (engine.queued === 0 && engine.slots.every(({ state }) => state === "idle")) return;
      }
    },
    async [Symbol.asyncDispose]() {
      await child.stop();
      await rm(data, { recursive: true });
    },
  };
}
