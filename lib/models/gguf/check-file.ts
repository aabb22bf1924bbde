import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ggufFactsSchema, type GgufFacts } from "./facts-schema.ts";

export type HeaderCheck =
  | { readonly facts: GgufFacts; readonly problem?: undefined }
  | {
      readonly facts?: undefined;
      readonly problem: string;
      /** Another try may do better. */ readonly passing?: boolean;
    };

export interface CheckLimits {
  /** From the moment the child runs: starting it on a busy machine is not the file's fault. */
  readonly readMs: number;
  readonly startMs: number;
  readonly heapMegabytes: number;
}

const defaultLimits: CheckLimits = { readMs: 1500, startMs: 20_000, heapMegabytes: 64 };
const entry = fileURLToPath(new URL("check-main.ts", import.meta.url));
const answerSchema = z.union([
  z.object({ facts: ggufFactsSchema }),
  z.object({ problem: z.string().max(1000) }),
]);

/**
 * Checks a model file's header in a child process, with a cap on memory and time: the reader is
 * ours and bounded, and should it be wrong all the same, only the child hangs or dies.
 */
export async function checkFile(
  path: string,
  { readMs, startMs, heapMegabytes }: CheckLimits = defaultLimits,
): Promise<HeaderCheck> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMegabytes}`, entry, path],
    // It needs nothing of our environment, and so learns nothing of it.
    { stdio: ["ignore", "pipe", "ignore"], env: { NODE_ENV: "production" } },
  );
  const ended = once(child, "close");
  let late = false;
  const expire = () => {
    late = true;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(expire, startMs);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => {
    lines.push(line);
    clearTimeout(timer);
    if (lines.length === 1) timer = setTimeout(expire, readMs);
  });
  try {
    await ended;
  } catch {
    return failed;
  } finally {
    clearTimeout(timer);
  }
  if (late) return { problem: "Its header could not be read in time.", passing: true };
  return readAnswer(lines[1]);
}

/** The system had no process to spare, or the child broke: that says nothing about the file. */
const failed: HeaderCheck = { problem: "Reading its header failed.", passing: true };

function readAnswer(line = ""): HeaderCheck {
  const answer = answerSchema.safeParse(parseJson(line));
  return answer.success ? answer.data : failed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
