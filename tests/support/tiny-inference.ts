import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  openInference,
  type GeneratePart,
  type GenerateRequest,
  type Inference,
  type InferenceOptions,
} from "#lib/inference";
import { writeTinyModel, type TinyModelOptions } from "./tiny-model.ts";

export interface TinyInference extends AsyncDisposable {
  readonly inference: Inference;
  /** Generates to the end, or fails as the engine does. */
  answer(request: Partial<GenerateRequest> & { readonly say?: string }): Promise<Answer>;
  /** The same, part by part, with a signal of the caller's. */
  generate(
    request: Partial<GenerateRequest> & { readonly say?: string },
    signal?: AbortSignal,
  ): AsyncIterable<GeneratePart>;
}

export interface Answer {
  readonly parts: readonly GeneratePart[];
  readonly text: string;
  readonly end: Extract<GeneratePart, { type: "end" }>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real engine over freshly written tiny models, one for each name; `tiny` is the one asked by default. */
export async function openTinyInference(
  models: Readonly<Record<string, TinyModelOptions>> = { tiny: {} },
  options: Partial<InferenceOptions> = {},
): Promise<TinyInference> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-engine-"));
  for (const [id, model] of Object.entries(models)) {
    await writeTinyModel(join(folder, `${id}.gguf`), model);
  }
  const inference = openInference({
    findModel: async (id) =>
      id in models
        ? {
            id,
            path: join(folder, `${id}.gguf`),
            sizeBytes: 1_000_000,
            trainedContext: models[id]?.context ?? 4_096,
          }
        : undefined,
    threads: 1,
    slots: 2,
    queueLimit: 8,
    idleUnloadMinutes: 0,
    gpu: "off",
    log: silent,
    ...options,
  });
  const generate: TinyInference["generate"] = (
    { say = "Hello", ...request },
    signal = new AbortController().signal,
  ) =>
    inference.generate(
      { modelId: "tiny", turns: [{ role: "user", text: say }], priority: "api", ...request },
      signal,
    );
  return {
    inference,
    generate,
    answer: async (request) => await collected(generate(request)),
    [Symbol.asyncDispose]: async () => {
      await inference[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** Reads a generation to its end. */
export async function collected(parts: AsyncIterable<GeneratePart>): Promise<Answer> {
  const all = await Array.fromAsync(parts);
  const end = all.find((part) => part.type === "end");
  if (end === undefined) throw new Error("The generation had no end.");
  const text = all.map((part) => (part.type === "text-delta" ? part.text : "")).join("");
  return { parts: all, text, end };
}

/** Reads until a part of the given type has come and hands back the rest to read on. */
export async function until(
  parts: AsyncIterable<GeneratePart>,
  type: GeneratePart["type"],
): Promise<AsyncIterator<GeneratePart>> {
  const iterator = parts[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) throw new Error(`The generation ended without "${type}".`);
    if (next.value.type === type) return iterator;
  }
}
