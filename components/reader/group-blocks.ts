import type { Block } from "#lib/protocol";

/** An item of a list with the lists below it. */
export interface ListItem {
  readonly block: Block;
  readonly items: readonly ListItem[];
}

/** Blocks that are painted as one element. */
export type BlockGroup =
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | { readonly kind: "table"; readonly rows: readonly Block[] }
  | { readonly kind: "quotes"; readonly blocks: readonly Block[] };

const togetherAs = { item: "list", row: "table", quote: "quotes" } as const;

/** Puts items into lists, rows into tables and quotes together; everything else stands alone. */
export function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  let at = 0;
  while (at < blocks.length) {
    const first = blocks[at];
    if (first === undefined) break;
    let end = at + 1;
    if (isTogether(first)) {
      while (blocks[end]?.kind === first.kind) end += 1;
    }
    groups.push(groupOf(first, blocks.slice(at, end)));
    at = end;
  }
  return groups;
}

function isTogether({ kind }: Block): boolean {
  return Object.hasOwn(togetherAs, kind);
}

function groupOf(first: Block, blocks: readonly Block[]): BlockGroup {
  switch (first.kind) {
    case "item":
      return { kind: "list", items: nest(blocks) };
    case "row":
      return { kind: "table", rows: blocks };
    case "quote":
      return { kind: "quotes", blocks };
    case "heading":
    case "paragraph":
    case "verse":
    case "code":
    case "caption":
    case "footnote":
    case "image":
    case "rule":
      return { kind: "block", block: first };
  }
}

/** Deeper items belong to the one before them; a list that begins deep begins at its own depth. */
function nest(blocks: readonly Block[]): ListItem[] {
  const items: ListItem[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block === undefined) break;
    let end = at + 1;
    while (end < blocks.length && levelOf(blocks[end]) > levelOf(block)) end += 1;
    items.push({ block, items: nest(blocks.slice(at + 1, end)) });
    at = end;
  }
  return items;
}

function levelOf(block: Block | undefined): number {
  return block?.level ?? 1;
}
