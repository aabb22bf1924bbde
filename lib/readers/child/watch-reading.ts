import type { ReadProblem } from "#lib/protocol";
import { residentBytes } from "./resident-bytes.ts";

export interface ReadingLimits {
  /** Without a word of the child. */
  readonly quietMs: number;
  /** For the whole book. */
  readonly limitMs: number;
}

export interface WatchOptions extends ReadingLimits {
  readonly processId: number | undefined;
  /** Called once, when a limit is passed. */
  readonly onProblem: (problem: ReadProblem) => void;
}

export interface ReadingWatch {
  /** The child has said something: it is at work. */
  heard(): void;
  stop(): void;
}

/** What a book may take of the machine; the child itself needs a quarter of it. */
const residentLimit = 440 * 1024 * 1024;
const everyMs = 50;

const tookTooLong: ReadProblem = {
  code: "took-too-long",
  message: "Reading this file was given up: it took too long.",
};

export const tooMuchMemory: ReadProblem = {
  code: "too-large",
  message: "Reading this file was given up: it needs more memory than a book may take.",
};

/** Watches a child at its book: how long it is silent, how long it takes and how large it grows. */
export function watchReading(options: WatchOptions): ReadingWatch {
  const { processId, quietMs, limitMs, onProblem } = options;
  const startedAtMs = performance.now();
  let heardAtMs = startedAtMs;

  const timer = setInterval(() => {
    const nowMs = performance.now();
    const resident = processId === undefined ? undefined : residentBytes(processId);
    const isTooLate = nowMs - heardAtMs > quietMs || nowMs - startedAtMs > limitMs;
    const isTooLarge = (resident ?? 0) > residentLimit;
    if (!isTooLate && !isTooLarge) return;
    clearInterval(timer);
    onProblem(isTooLarge ? tooMuchMemory : tookTooLong);
  }, everyMs);

  return {
    heard: () => {
      heardAtMs = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}
