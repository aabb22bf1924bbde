import type { ReadSection } from "#lib/library";
import type { Block } from "#lib/protocol";

/** For each row of a table below its head, what the head says. */
export function tableHeads({ text, blocks }: ReadSection): Map<Block, string> {
  const heads = new Map<Block, string>();
  let head: string | undefined;
  for (const block of blocks) {
    if (block.kind !== "row") head = undefined;
    else if (block.isHead === true) head = text.slice(block.start, block.end);
    else if (head !== undefined) heads.set(block, head.split("\t").join(" | "));
  }
  return heads;
}
