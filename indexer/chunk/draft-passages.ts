import type { ReadSection } from "#lib/library";
import type { CountTokens } from "./counted-atoms.ts";
import { shortened } from "./heading-paths.ts";
import type { CountedAtom, Packed } from "./pack-atoms.ts";
import { tableHeads } from "./table-heads.ts";

/** A passage before it is counted and named. */
export interface Draft {
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
  readonly page: number | null;
  readonly language: string | null;
}

/** A heading that may stand above a passage, so that what it means can be counted by itself. */
const fewLetters = 64;

export interface DraftOptions {
  readonly section: ReadSection;
  /** Of each of its blocks. */
  readonly paths: readonly (readonly string[])[];
  /** Of the book. */
  readonly language: string | null;
}

/** Says of each passage where it stands. */
export function draftPassages(
  packed: readonly Packed[],
  atoms: readonly CountedAtom[],
  { section, paths, language }: DraftOptions,
): Draft[] {
  const heads = tableHeads(section);
  const pathOf = new Map(section.blocks.map((block, index) => [block, paths[index] ?? []]));
  return packed.flatMap(({ first, last }) => {
    const held = atoms.slice(first, last + 1);
    const [opening] = held;
    const closing = held.at(-1);
    if (opening === undefined || closing === undefined) return [];
    const main = (held.find(({ block }) => block.kind !== "heading") ?? closing).block;
    return {
      start: opening.start,
      end: closing.end,
      headings: headingsOf(pathOf.get(main), heads.get(opening.block)),
      page: opening.block.page ?? null,
      language: main.language ?? language,
    };
  });
}

function headingsOf(path: readonly string[] = [], head?: string): readonly string[] {
  return head === undefined ? path : [...path, ...shortened([head], fewLetters)];
}

/** Shortens headings that would take more than so many tokens. */
export async function withShortHeadings(
  drafts: readonly Draft[],
  { countTokens, most }: { readonly countTokens: CountTokens; readonly most: number },
): Promise<Draft[]> {
  const counts = await countTokens(drafts.map(({ headings }) => headings.join(" › ")));
  return drafts.map((draft, index) =>
    (counts[index] ?? 0) <= most
      ? draft
      : { ...draft, headings: shortened(draft.headings, fewLetters) },
  );
}
