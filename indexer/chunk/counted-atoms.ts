import type { Atom } from "./atoms.ts";
import { cutRange } from "./cut-range.ts";
import type { CountedAtom } from "./pack-atoms.ts";

export type CountTokens = (texts: readonly string[]) => Promise<number[]>;

/** A message to the model's process holds at most so much. */
const batchLetters = 200_000;
const batchTexts = 2_000;

/** The same in messages of a bearable size. */
export function inBatches(countTokens: CountTokens): CountTokens {
  return async (texts) => {
    const counts: number[] = [];
    let from = 0;
    while (from < texts.length) {
      let to = from;
      let letters = 0;
      while (to < texts.length && to - from < batchTexts && letters < batchLetters) {
        letters += texts[to]?.length ?? 0;
        to += 1;
      }
      counts.push(...(await countTokens(texts.slice(from, to))));
      from = to;
    }
    return counts;
  };
}

/** Words without end, or in letters that a model does not know, are one token to it and many to a reader. */
const mostLettersPerToken = 12;

export interface CountOptions {
  readonly text: string;
  readonly countTokens: CountTokens;
  /** An atom of more tokens is cut. */
  readonly most: number;
}

/** Counts atoms and cuts those that are too long for a passage, until all of them fit. */
export async function countedAtoms(
  atoms: readonly Atom[],
  { text, countTokens, most }: CountOptions,
): Promise<CountedAtom[]> {
  const counts = await countTokens(atoms.map(({ start, end }) => text.slice(start, end)));
  const tokensOf = (index: number) =>
    Math.max(1, counts[index] ?? 1, lettersOf(atoms[index]) / mostLettersPerToken);
  const pieces = atoms.flatMap((atom, index) => cutAtom(text, atom, tokensOf(index) / most));
  if (pieces.length === atoms.length) {
    return atoms.map((atom, index) => ({ ...atom, tokens: tokensOf(index) }));
  }
  return await countedAtoms(pieces, { text, countTokens, most });
}

function lettersOf(atom: Atom | undefined): number {
  return atom === undefined ? 0 : atom.end - atom.start;
}

/** `excess` is how many times too long it is. */
function cutAtom(text: string, atom: Atom, excess: number): readonly Atom[] {
  const length = lettersOf(atom);
  if (excess <= 1 || length <= 1) return [atom];
  const longest = Math.max(1, Math.floor((length / excess) * 0.9));
  return cutRange(text, atom, longest).map(({ start, end }, index) => ({
    start,
    end,
    block: atom.block,
    opening: index === 0 ? atom.opening : "sentence",
  }));
}
