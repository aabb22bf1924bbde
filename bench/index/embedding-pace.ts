import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Embedder } from "#lib/inference";
import { median } from "../inference/statistics.ts";

export interface Pace {
  /** Passages a second: medians over the rounds. */
  readonly hearth: number;
  readonly bare: number;
  /** The median of each round's own ratio. */
  readonly ratio: number;
  /** Of the two vectors of a text, the least cosine: both paths must come to the same. */
  readonly likeness: number;
}

export interface PaceOptions {
  readonly embedder: Embedder;
  readonly modelPath: string;
  readonly texts: readonly string[];
  readonly rounds: number;
}

interface BareAnswer {
  readonly ms: number;
  readonly vectors: readonly (readonly number[])[];
}

/** Has the same texts embedded by Hearth and by a bare loop, in turns. */
export async function embeddingPace(options: PaceOptions): Promise<Pace> {
  const { embedder, modelPath, texts, rounds } = options;
  const bare = fork(join(import.meta.dirname, "bare-embedder.ts"), [modelPath], {
    env: { ...process.env, UV_THREADPOOL_SIZE: "1" },
  });
  await once(bare, "message");
  await embedder.embed(texts.slice(0, 1), { role: "passage" });
  const samples: { readonly hearth: number; readonly bare: number; readonly likeness: number }[] =
    [];
  for (let round = 0; round < rounds; round++) {
    const own = round % 2 === 0 ? await timed(embedder, texts) : undefined;
    bare.send(texts);
    const [other] = (await once(bare, "message")) as [BareAnswer];
    const { ms, vectors } = own ?? (await timed(embedder, texts));
    samples.push({ hearth: ms, bare: other.ms, likeness: leastCosine(vectors, other.vectors) });
  }
  bare.kill();
  const pace = (name: "hearth" | "bare") =>
    texts.length / (median(samples.map((sample) => sample[name])) / 1_000);
  return {
    hearth: pace("hearth"),
    bare: pace("bare"),
    ratio: median(samples.map((sample) => sample.bare / sample.hearth)),
    likeness: Math.min(...samples.map(({ likeness }) => likeness)),
  };
}

async function timed(embedder: Embedder, texts: readonly string[]) {
  const startedAt = performance.now();
  const vectors = await embedder.embed(texts, { role: "passage" });
  return { ms: performance.now() - startedAt, vectors };
}

function leastCosine(
  vectors: readonly Float32Array[],
  others: readonly (readonly number[])[],
): number {
  const cosines = vectors.map((vector, index) => {
    const other = others[index] ?? [];
    const dot = vector.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
    return dot / Math.hypot(...other);
  });
  return Math.min(...cosines);
}
