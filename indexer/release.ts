import type { Readers } from "#lib/readers";
import { chunkRelease } from "./chunk/chunk.ts";

/** Of all that is made from a file: a book that an earlier one has made is worth making again. */
export function releaseOf({ release }: Pick<Readers, "release">): number {
  return release * 1_000 + chunkRelease;
}
