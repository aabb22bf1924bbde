import { access } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, isAbsolute, join, resolve } from "node:path";
import { openEmbedder } from "#lib/inference";
import type { Log } from "#lib/log";
import { checkFile } from "#lib/models";
import type { Meaning } from "./ports.ts";

export interface EmbeddingModelOptions {
  /** A path, or the name of a file in the folder of models without its `.gguf`; undefined for the one that ships. */
  readonly wanted: string | undefined;
  /** The folder that holds Hearth itself. */
  readonly root: string;
  readonly modelsDir: string;
  /** Lets everything else on the machine go first. */
  readonly isBackground: boolean;
  readonly log: Log;
}

/** Each reads a text of its own, and more of them wait for memory rather than compute. */
const mostThreads = 4;

/** What ships with Hearth, so that books can be found by meaning before anything is downloaded. */
const shipped = "models/gte-small-q8_0.gguf";

/**
 * Starts the embedding model. Undefined, with a line in the log, when it cannot be
 * used: that must not keep books from being found by their words.
 */
export async function openMeaning(
  options: EmbeddingModelOptions,
): Promise<(Meaning & AsyncDisposable) | undefined> {
  const { isBackground, log } = options;
  const modelPath = await findModel(options);
  const name = basename(modelPath, ".gguf");
  if (options.wanted !== undefined && !(await isSound(modelPath, log))) return undefined;
  const embedder = openEmbedder({
    modelPath,
    name,
    threads: Math.min(mostThreads, Math.max(1, availableParallelism() - 1)),
    isBackground,
    // A minute without a book is the end of a batch of them: then its memory is worth more.
    idleMinutes: 1,
    log,
  });
  try {
    const { key, contextTokens } = await embedder.facts();
    const dispose = () => embedder[Symbol.asyncDispose]();
    return { embedder, table: key, name, modelPath, contextTokens, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    log.error({ err: error, model: name }, "the embedding model cannot be used");
    await embedder[Symbol.asyncDispose]();
    return undefined;
  }
}

/** The library's own reader of headers does not end with every file; ours does. */
async function isSound(modelPath: string, log: Log): Promise<boolean> {
  const { problem } = await checkFile(modelPath);
  if (problem !== undefined) log.error({ modelPath, problem }, "the embedding model is not sound");
  return problem === undefined;
}

async function findModel({ wanted, root, modelsDir }: EmbeddingModelOptions): Promise<string> {
  if (wanted === undefined) return join(root, shipped);
  if (isAbsolute(wanted)) return wanted;
  const named = join(modelsDir, `${basename(wanted, ".gguf")}.gguf`);
  return await access(named).then(
    () => named,
    () => resolve(root, wanted),
  );
}
