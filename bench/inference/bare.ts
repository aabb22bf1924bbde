import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Question, Sample, Target, TargetOptions } from "./target.ts";

export type BareReply = { readonly id: number; readonly sample: Sample } | { readonly ready: true };

export interface BareOrder {
  readonly id: number;
  readonly text: string;
  readonly maxTokens: number;
  readonly abort?: boolean;
}

/** node-llama-cpp's own evaluation loop in a process of its own, with nothing of Hearth around it. */
export async function startBare(options: TargetOptions): Promise<Target> {
  const child = fork(join(import.meta.dirname, "bare-engine.ts"), [JSON.stringify(options)], {
    env: { PATH: process.env["PATH"], NODE_ENV: "production", UV_THREADPOOL_SIZE: "1" },
  });
  await once(child, "message");
  const waiting = new Map<number, (sample: Sample) => void>();
  let nextId = 0;
  child.on("message", (reply: BareReply) => {
    if (!("id" in reply)) return;
    waiting.get(reply.id)?.(reply.sample);
    waiting.delete(reply.id);
  });

  return {
    name: "bare engine",
    answer: ({ text, maxTokens, signal }: Question) => {
      const id = nextId++;
      signal?.addEventListener("abort", () => child.send({ id, text, maxTokens, abort: true }));
      child.send({ id, text, maxTokens } satisfies BareOrder);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    idle: () => Promise.resolve(),
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      await exit;
    },
  };
}
