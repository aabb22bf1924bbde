import type { Sample, Target } from "./target.ts";

/** One figure of one target in one round. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

const sentence =
  "The lamplighter walked along the harbour wall, counted the boats that had come home, and wrote their names into a small book. ";

/** Tokens of the sentence above, about; a long prompt must leave room for its answer. */
const sentenceTokens = 32;

/** Every round asks with a new beginning, so that only what a case repeats on purpose is known already. */
export async function measureRound(
  target: Target,
  round: number,
  contextSize: number,
): Promise<Measure[]> {
  const sentences = Math.floor((contextSize - 96) / sentenceTokens / 1.25);
  return [
    ...(await single(target, round)),
    ...(await sharedPrefix(target, round, sentences)),
    ...(await together(target, round, 4)),
    ...(await together(target, round, 8)),
    ...(await abort(target, round)),
  ];
}

async function single(target: Target, round: number): Promise<Measure[]> {
  const sample = await target.answer({
    text: `Round ${round}. Tell me a long story about a stove.`,
    maxTokens: 96,
  });
  return [
    { name: "1 stream", unit: "tokens/s", value: rate(sample) },
    { name: "first token, short prompt", unit: "ms", value: sample.firstMs },
  ];
}

async function sharedPrefix(target: Target, round: number, sentences: number): Promise<Measure[]> {
  const story = `Reading ${round}. ${sentence.repeat(sentences)}`;
  const cold = await target.answer({ text: `${story} Who walked?`, maxTokens: 8 });
  const warm = await target.answer({ text: `${story} What was counted?`, maxTokens: 8 });
  return [
    { name: "first token, long prompt, cold", unit: "ms", value: cold.firstMs },
    { name: "first token, long prompt, shared prefix", unit: "ms", value: warm.firstMs },
    {
      name: "share of the prompt read again",
      unit: "%",
      value: (100 * (warm.promptTokens - warm.cachedTokens)) / warm.promptTokens,
    },
  ];
}

async function together(target: Target, round: number, streams: number): Promise<Measure[]> {
  const startedAt = performance.now();
  const samples = await Promise.all(
    Array.from({ length: streams }, async (_, index) => {
      const sample = await target.answer({
        text: `Voice ${index} of round ${round}. Tell me a long story about a stove.`,
        maxTokens: 48,
      });
      return { ...sample, doneMs: performance.now() - startedAt };
    }),
  );
  const tokens = samples.reduce((sum, sample) => sum + sample.completionTokens, 0);
  const doneMs = samples.map((sample) => sample.doneMs);
  const rates = samples.map(rate);
  return [
    {
      name: `${streams} streams together`,
      unit: "tokens/s",
      value: (1000 * tokens) / Math.max(...doneMs),
    },
    {
      name: `${streams} streams, fastest ÷ slowest`,
      unit: "×",
      value: Math.max(...rates) / Math.min(...rates),
    },
  ];
}

async function abort(target: Target, round: number): Promise<Measure[]> {
  const controller = new AbortController();
  const running = target.answer({
    text: `Stop ${round}. Tell me a long story about a stove.`,
    maxTokens: 1_000,
    signal: controller.signal,
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const abortedAt = performance.now();
  controller.abort();
  await running.catch(() => undefined);
  await target.idle();
  return [{ name: "abort to free slot", unit: "ms", value: performance.now() - abortedAt }];
}

function rate({ completionTokens, writeMs }: Sample): number {
  return (1000 * (completionTokens - 1)) / writeMs;
}
