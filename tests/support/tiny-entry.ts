import { createHash } from "node:crypto";
import type { CatalogEntry } from "#lib/models";

/** A catalog entry for the bytes of a tiny model, to be had from the given sources. */
export function tinyEntry(
  bytes: Buffer,
  sources: CatalogEntry["sources"],
  change: Partial<CatalogEntry> = {},
): CatalogEntry {
  return {
    id: "tiny",
    title: "Tiny",
    kind: "chat",
    summary: "For tests.",
    licence: "MIT",
    parameters: 133_952,
    quantisation: "F32",
    fileName: "tiny.gguf",
    sizeBytes: bytes.length,
    trainedContext: 4096,
    contextBytesPerToken: 512,
    quality: 1,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sources,
    ...change,
  };
}
