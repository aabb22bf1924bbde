import { access, open, rename } from "node:fs/promises";
import { AppError } from "#lib/errors";
import type { Download } from "#lib/protocol";
import type { Source } from "../catalog/catalog-schema.ts";
import { checkFile } from "../gguf/index.ts";
import { digestOf } from "./digest.ts";
import { requireSpace, type FreeBytes } from "./disk-space.ts";
import { sizeOf } from "./partial-folder.ts";
import { bring } from "./sources.ts";
import { SourceFailure, SpoiltBytes, type Transfer } from "./transfer.ts";

export interface RunOptions extends Transfer {
  readonly dir: string;
  /** Where the verified file ends up. */
  readonly target: string;
  readonly freeBytes: FreeBytes;
  readonly onStep: (step: { readonly state: Download["state"]; readonly source: string }) => void;
  readonly onFailure: (failure: Download["failures"][number]) => void;
}

/**
 * Tries the sources in their order until one has brought a file that is what it should be, and puts
 * it in its place in one step. False when none has.
 */
export async function runDownload(options: RunOptions): Promise<boolean> {
  for (const source of options.entry.sources) {
    try {
      await tryOne(source, options);
      return true;
    } catch (error) {
      options.signal.throwIfAborted();
      options.onFailure({ source: source.type, message: sentenceOf(error) });
    }
  }
  return false;
}

async function tryOne(source: Source, options: RunOptions): Promise<void> {
  const { partial } = options;
  const isResumed = (await partial.source()) === JSON.stringify(source);
  const doneBytes = isResumed ? await partial.doneBytes() : 0;
  try {
    await complete(source, doneBytes, options);
  } catch (error) {
    // A power cut can leave a file of the right length with holes in it: once, all is fetched anew.
    if (doneBytes === 0 || !(error instanceof SpoiltBytes)) throw error;
    await partial.remove();
    await complete(source, 0, options);
  }
}

async function complete(source: Source, doneBytes: number, options: RunOptions): Promise<void> {
  const { entry, partial, dir, target, freeBytes, signal, onStep } = options;
  onStep({ state: "downloading", source: source.type });
  await requireSpace({ entry, source, folder: dir, doneBytes, freeBytes });
  const sha256 = await bring(source, options);
  onStep({ state: "verifying", source: source.type });
  await verify(sha256, options);
  await putInPlace(partial.modelPath, target);
  await partial.remove();
  signal.throwIfAborted();
}

/** Bytes that are not the model are deleted at once: going on with them could never end well. */
async function verify(sha256: string | undefined, options: RunOptions): Promise<void> {
  const { entry, partial, signal } = options;
  const present = await sizeOf(partial.modelPath);
  const digest = await digestOf(partial.modelPath, {
    algorithm: "sha256",
    encoding: "hex",
    signal,
  });
  if (present !== entry.sizeBytes || digest !== sha256) {
    await partial.remove();
    throw new SpoiltBytes("Its bytes are not the model's: the SHA-256 differs. They were deleted.");
  }
  const { problem } = await checkFile(partial.modelPath);
  if (problem === undefined) return;
  await partial.remove();
  throw new SourceFailure(`Its file cannot be used. ${problem}`);
}

async function putInPlace(from: string, to: string): Promise<void> {
  const exists = await access(to).then(
    () => true,
    () => false,
  );
  if (exists) throw new SourceFailure("A file of that name has appeared in the models folder.");
  const file = await open(from, "r");
  // The name must not reach the disk before the bytes do, or a power cut leaves half a model under it.
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(from, to);
}

function sentenceOf(error: unknown): string {
  if (error instanceof SourceFailure || AppError.is(error)) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unexpected";
  if (code === "ENOSPC" || code === "EDQUOT") return "The disk is full; make room and try again.";
  if (code === "EACCES" || code === "EROFS") return "The models folder cannot be written to.";
  return `The transfer broke off (${code}).`;
}
