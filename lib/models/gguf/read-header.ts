import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { ByteReader } from "./byte-reader.ts";
import { GgufDefect } from "./defect.ts";
import type { GgufFacts } from "./facts-schema.ts";
import { drawFacts } from "./facts.ts";
import { limits } from "./limits.ts";
import { readMetadata, type Metadata } from "./metadata.ts";
import { readTensors } from "./tensors.ts";

/**
 * Reads and checks the header of a GGUF file of version 2 or 3. Blocks its thread and never reads
 * tensor data. Made for hostile files, yet meant to run in a process of its own all the same.
 *
 * @throws GgufDefect with one sentence on the first thing that is wrong.
 */
export function readHeader(path: string): GgufFacts {
  // Without O_NONBLOCK, opening a pipe that lies in the folder would wait for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = fstatSync(file);
    const reader = new ByteReader(file, size);
    const { tensorCount, entryCount } = readPreamble(reader, size);
    const metadata = readMetadata(reader, entryCount);
    const alignment = readAlignment(metadata);
    const tensors = readTensors(reader, tensorCount, alignment);
    const dataStart = Math.ceil(reader.position / alignment) * alignment;
    if (tensors.dataBytes > 0 && dataStart + tensors.dataBytes > size) {
      throw new GgufDefect(
        `The file has ${size} bytes where its header announces ${dataStart + tensors.dataBytes}; it is cut short, or still being copied.`,
      );
    }
    return drawFacts(metadata, tensors);
  } finally {
    closeSync(file);
  }
}

function readPreamble(reader: ByteReader, size: number) {
  if (size === 0) throw new GgufDefect("The file is empty.");
  checkMagic(reader.bytes(Math.min(4, size), "the first bytes"));
  const version = reader.u32("the version");
  if (version !== 2 && version !== 3) throw new GgufDefect(versionSentence(version));
  const tensorCount = reader.u64("the number of tensors");
  if (tensorCount > limits.tensors) {
    throw new GgufDefect(
      `The header claims ${tensorCount} tensors; at most ${limits.tensors} are believed.`,
    );
  }
  const entryCount = reader.u64("the number of metadata entries");
  if (entryCount > limits.metadataEntries) {
    throw new GgufDefect(
      `The header claims ${entryCount} metadata entries; at most ${limits.metadataEntries} are believed.`,
    );
  }
  return { tensorCount: Number(tensorCount), entryCount: Number(entryCount) };
}

function checkMagic(first: Buffer): void {
  const magic = first.toString("latin1");
  if (magic === "GGUF") return;
  if (magic === "vers") {
    throw new GgufDefect("It is a Git LFS pointer; download the model itself in its place.");
  }
  if (/^(<!do|<htm|\{)/i.test(magic)) {
    throw new GgufDefect("It is a web page or a message, not a model; download it again.");
  }
  if (["lmgg", "fmgg", "tjgg", "algg"].includes(magic)) {
    throw new GgufDefect("It is in the old GGML format; get the model as GGUF.");
  }
  throw new GgufDefect("It is not a GGUF file: its first four bytes are not “GGUF”.");
}

function versionSentence(version: number): string {
  if ((version & 0xff_ff) === 0 && version !== 0) {
    return "It was written for big-endian machines, which Hearth does not run on.";
  }
  return `It is of GGUF version ${version}; Hearth reads versions 2 and 3.`;
}

function readAlignment(metadata: Metadata): number {
  const entry = metadata.get("general.alignment");
  if (entry === undefined) return 32;
  const { value } = entry.type === "u32" ? entry : { value: undefined };
  if (
    typeof value !== "number" ||
    value < 8 ||
    value > limits.alignment ||
    (value & (value - 1)) !== 0
  ) {
    throw new GgufDefect("The alignment in the header is not a power of two from 8 to 65 536.");
  }
  return value;
}
