import type { Ending } from "#lib/db";
import { AppError } from "#lib/errors";
import type { GeneratePart, Inference, Sampling } from "#lib/inference";
import { chooseTurns, type Chosen, type Telling } from "./choose-turns.ts";
import { contextFull, failureOf } from "./failure.ts";
import { figuresOf } from "./figures.ts";
import { samplingFor } from "./sampling.ts";
import type { Progress } from "./state-after.ts";

/** A line down to the question, or to an answer to write on, and who is to answer. */
export interface Generation extends Telling {
  readonly modelId: string;
}

/** How an answer ended, beside the text and the sources that it has by then. */
export type AnswerEnd = Omit<Ending, "text" | "reasoning">;

/** Said once, before the engine says anything: what it was given to read. */
export type ShownPart = { readonly type: "shown"; readonly chosen: Chosen };

export type EndPart = { readonly type: "ended"; readonly ending: AnswerEnd };

/** Lets the engine answer. Never throws: a failure is an ending too, and the last part is always one. */
export async function* generate(
  { modelId, ...telling }: Generation,
  inference: Inference,
  signal: AbortSignal,
): AsyncGenerator<Progress | ShownPart | EndPart, void, void> {
  let chosen: Chosen | undefined;
  let isTold = false;
  const request = {
    modelId,
    sampling: samplingFrom(telling),
    priority: "interactive",
    turns: async (measure) => {
      chosen = await chooseTurns(telling, measure);
      return chosen.turns;
    },
  } satisfies Parameters<Inference["generate"]>[0];
  try {
    for await (const part of inference.generate(request, signal)) {
      if (chosen !== undefined && !isTold) yield { type: "shown", chosen };
      isTold = chosen !== undefined;
      if (part.type === "end") {
        yield { type: "ended", ending: { ...endingOf(part, signal), context: contextOf(chosen) } };
        return;
      }
      if (!signal.aborted) yield part;
    }
    throw new Error("The engine ended an answer without saying how.");
  } catch (error) {
    const ending = signal.aborted ? abortedBy(signal.reason) : failedWith(error);
    yield { type: "ended", ending: { ...ending, context: contextOf(chosen) } };
  }
}

/** With a passage before them, the smallest models say its last sentence until their slot is full. */
const repeatPenalty = 1.1;

function samplingFrom({ preset, passages = [] }: Telling): Sampling {
  const sampling = samplingFor(preset);
  return passages.length === 0 ? sampling : { ...sampling, repeatPenalty };
}

function contextOf(chosen: Chosen | undefined) {
  return chosen?.context ?? null;
}

export function failedWith(error: unknown): AnswerEnd {
  return { status: "failed", error: failureOf(error) };
}

function endingOf(part: Extract<GeneratePart, { type: "end" }>, signal: AbortSignal): AnswerEnd {
  const figures = figuresOf(part);
  switch (part.reason) {
    case "stop":
      return { status: "complete", figures };
    // No limit is asked for, so only the end of the slot can have cut the answer.
    case "length":
      return { status: "stopped", error: contextFull(part.contextSize), figures };
    case "stopped":
    case "preempted":
      return { ...abortedBy(signal.reason), figures };
  }
}

export function abortedBy(reason: unknown): AnswerEnd {
  return AppError.is(reason) ? failedWith(reason) : { status: "stopped" };
}
