import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  getLlama,
  LlamaLogLevel,
  type Llama,
  type LlamaEmbeddingContext,
  type LlamaModel,
} from "node-llama-cpp";
import type { EmbedderFacts, EmbedRole } from "../contract.ts";
import { familyOf } from "../families.ts";
import type { EmbedderOrder } from "../messages.ts";

/** Raise it when the same file would give other vectors: another prefix, another way of cutting. */
const release = 1;

/** Passages are shorter by far, and what a context takes of memory grows with its length. */
const longestContext = 1_024;

export interface EmbeddingModel {
  readonly facts: EmbedderFacts;
  readonly model: LlamaModel;
  /** One for each text that may be computed at the same time. */
  readonly contexts: readonly LlamaEmbeddingContext[];
  /** What it wants to read before a text. */
  readonly prefixes: Readonly<Record<EmbedRole, string>> | undefined;
}

/** Loads a model and opens a context of one thread for each thread there may be. */
export async function openEmbeddingModel(
  { modelPath, name, threads }: EmbedderOrder,
  onLog: (message: string) => void,
): Promise<EmbeddingModel> {
  const hash = await hashOf(modelPath);
  const llama = await openLlama(onLog);
  const model = await llama.loadModel({ modelPath });
  const contextSize = Math.min(model.trainContextSize, longestContext);
  const contexts: LlamaEmbeddingContext[] = [];
  for (let count = 0; count < threads; count++) {
    // Threads that share one text wait for each other at every layer; a text each, they need not.
    contexts.push(
      await model.createEmbeddingContext({ contextSize, batchSize: contextSize, threads: 1 }),
    );
  }
  const ownName = model.fileInfo.metadata.general.name;
  const { prefixes, languages } = familyOf([name, basename(modelPath), ownName ?? ""]);
  return {
    model,
    contexts,
    prefixes,
    facts: {
      key: `${hash.slice(0, 16)}-${release}`,
      name,
      dimensions: model.embeddingVectorSize,
      // The library refuses an input that fills its context to the last token.
      contextTokens: contextSize - 1,
      languages,
    },
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256").setEncoding("hex");
  await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), hash);
  return String(hash.read());
}

async function openLlama(onLog: (message: string) => void): Promise<Llama> {
  return await getLlama({
    gpu: false,
    // "auto" would download and compile llama.cpp where no binary fits.
    build: "never",
    skipDownload: true,
    maxThreads: 0,
    logger: (level, message) => {
      // Its warnings are about chatting, for which every embedding model looks odd.
      if (level === LlamaLogLevel.error || level === LlamaLogLevel.fatal) onLog(message);
    },
  });
}
