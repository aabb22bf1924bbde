import type { ReadSection } from "#lib/library";
import type { Block, Mark } from "#lib/protocol";
import { targetOf, type DraftBlock, type DraftMark, type DraftSection } from "./draft.ts";

export interface Spot {
  readonly section: number;
  readonly offset: number;
}

/** Where each name of a book stands; a file's own name stands at its beginning. */
export type Spots = ReadonlyMap<string, Spot>;

const between = "\n\n";

/** Finds the place of every file and every anchor within the sections as they will be laid out. */
export function findSpots(sections: readonly DraftSection[]): Spots {
  const spots = new Map<string, Spot>();
  const add = (target: string, spot: Spot) => {
    if (!spots.has(target)) spots.set(target, spot);
  };
  for (const [section, { href, blocks }] of sections.entries()) {
    let start = 0;
    if (href !== null) add(href, { section, offset: 0 });
    for (const { text, anchors } of blocks) {
      for (const { id, offset } of anchors) {
        add(targetOf(href ?? "", id), { section, offset: start + offset });
      }
      start += text.length + between.length;
    }
  }
  return spots;
}

/** Joins the blocks of a section to its text, with every range counted from the text's beginning. */
export function layOut({ title, href, isLinear, blocks }: DraftSection, spots: Spots): ReadSection {
  let start = 0;
  const placed: Block[] = [];
  for (const block of blocks) {
    placed.push(placedBlock(block, start, spots));
    start += block.text.length + between.length;
  }
  const text = blocks.map((block) => block.text).join(between);
  return { title, text, blocks: placed, href, isLinear };
}

function placedBlock(draft: DraftBlock, start: number, spots: Spots): Block {
  const { text, cells, marks: drafts, anchors: _anchors, ...shape } = draft;
  const marks = drafts.flatMap((mark) => placedMark(mark, start, spots) ?? []);
  return {
    ...shape,
    start,
    end: start + text.length,
    ...(cells === undefined
      ? {}
      : { cells: cells.map((cell) => ({ start: start + cell.start, end: start + cell.end })) }),
    ...(marks.length === 0 ? {} : { marks }),
  };
}

/** A link to what the book does not hold is text like any other. */
function placedMark(mark: DraftMark, start: number, spots: Spots): Mark | undefined {
  const range = { start: start + mark.start, end: start + mark.end };
  if (mark.type !== "link") return { ...mark, ...range };
  const spot = spots.get(mark.target);
  return spot === undefined ? undefined : { type: "link", ...range, ...spot };
}
