import type { Ending } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Inference, Sampling, Turn } from "#lib/inference";
import { contextFull, failureOf } from "./failure.ts";
import { figuresOf } from "./figures.ts";
import type { Run } from "./run.ts";

export interface Generation {
  readonly inference: Inference;
  readonly modelId: string;
  readonly turns: readonly Turn[];
  readonly sampling: Sampling;
  readonly onText: () => void;
}

/** Lets the engine write an answer into its run. Never rejects: a failure is an ending too. */
export async function generate(run: Run, generation: Generation): Promise<Ending> {
  const { inference, modelId, turns, sampling, onText } = generation;
  const request = { modelId, turns, sampling, priority: "interactive" } as const;
  try {
    for await (const part of inference.generate(request, run.signal)) {
      if (part.type === "end") {
        return { ...endingOf(part.reason, part.contextSize, run), figures: figuresOf(part) };
      }
      run.take(part);
      if (part.type === "text-delta" || part.type === "reasoning-delta") onText();
    }
    throw new Error("The engine ended an answer without saying how.");
  } catch (error) {
    return run.signal.aborted ? abortedBy(run.signal.reason) : failedWith(error);
  }
}

export function failedWith(error: unknown): Ending {
  return { status: "failed", error: failureOf(error) };
}

function endingOf(reason: "stop" | "length" | "stopped", contextSize: number, run: Run): Ending {
  switch (reason) {
    case "stop":
      return { status: "complete" };
    // No limit is asked for, so only the end of the slot can have cut the answer.
    case "length":
      return { status: "stopped", error: contextFull(contextSize) };
    case "stopped":
      return abortedBy(run.signal.reason);
  }
}

function abortedBy(reason: unknown): Ending {
  return AppError.is(reason) ? failedWith(reason) : { status: "stopped" };
}
