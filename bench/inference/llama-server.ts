import { startChild } from "./child.ts";
import { answerOverHttp, untilReady } from "./http-target.ts";
import type { Target, TargetOptions } from "./target.ts";

/** llama.cpp's own server with the same file, threads and slots. */
export async function startLlamaServer(program: string, options: TargetOptions): Promise<Target> {
  const origin = `http://127.0.0.1:${options.port}`;
  const child = startChild(
    program,
    [
      "--model",
      options.modelPath,
      "--threads",
      String(options.threads),
      "--parallel",
      String(options.slots),
      "--ctx-size",
      String(options.contextSize * options.slots),
      "--host",
      "127.0.0.1",
      "--port",
      String(options.port),
      "--gpu-layers",
      "0",
      "--slots",
    ],
    process.env,
  );
  await untilReady(`${origin}/health`, child.exited);
  await answerOverHttp(origin, "any", { text: "Hello", maxTokens: 4 });

  return {
    name: "llama-server",
    answer: (question) => answerOverHttp(origin, "any", question),
    idle: async () => {
      for (;;) {
        const response = await fetch(`${origin}/slots`);
        const slots = (await response.json()) as { is_processing: boolean }[];
        if (slots.every((slot) => !slot.is_processing)) return;
      }
    },
    [Symbol.asyncDispose]: () => child.stop(),
  };
}
