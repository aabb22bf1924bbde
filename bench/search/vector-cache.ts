import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Embedder } from "#lib/inference";

const together = 32;

/**
 * The vectors of texts, computed once and kept in a file: embedding a collection takes minutes.
 * Broken off, it goes on where it stopped.
 */
export async function vectorsOf(
  embedder: Embedder,
  texts: readonly string[],
  options: { readonly file: string; readonly onProgress: (done: number, all: number) => void },
): Promise<Float32Array[]> {
  const known = await read(options.file);
  const missing = [...new Set(texts)].filter((text) => !known.has(hashOf(text)));
  await mkdir(dirname(options.file), { recursive: true });
  for (let from = 0; from < missing.length; from += together) {
    const some = missing.slice(from, from + together);
    const vectors = await embedder.embed(some, { role: "passage" });
    for (const [at, vector] of vectors.entries()) known.set(hashOf(some[at] ?? ""), vector);
    const lines = vectors.map((vector, at) => `${hashOf(some[at] ?? "")} ${written(vector)}\n`);
    await appendFile(options.file, lines.join(""));
    options.onProgress(Math.min(from + together, missing.length), missing.length);
  }
  return texts.map((text) => known.get(hashOf(text)) ?? new Float32Array());
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

async function read(file: string): Promise<Map<string, Float32Array>> {
  const content = await readFile(file, "utf8").catch(() => "");
  const lines = content.split("\n").flatMap((line) => {
    const [hash, vector] = line.split(" ");
    return hash === undefined || vector === undefined ? [] : [[hash, parsed(vector)] as const];
  });
  return new Map(lines);
}

function written(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

function parsed(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
