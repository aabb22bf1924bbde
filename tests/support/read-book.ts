import type { ReadBook, ReadSection } from "#lib/library";
import type { Block } from "#lib/protocol";

/** A block as a test wishes it; it is laid out behind the one before. */
export type BlockWish = Omit<Partial<Block>, "start" | "end"> & { readonly text: string };

/** A section as a reader makes it. */
export function readSection(...wishes: readonly BlockWish[]): ReadSection {
  let text = "";
  const blocks: Block[] = [];
  for (const { text: own, kind = "paragraph", ...rest } of wishes) {
    if (text !== "") text += "\n\n";
    const start = text.length;
    text += own;
    blocks.push({ kind, ...rest, start, end: text.length });
  }
  return { title: null, text, blocks, href: null, isLinear: true };
}

/** A book as a reader makes it. */
export function readBook(
  sections: readonly ReadSection[],
  facts: Partial<ReadBook> = {},
): ReadBook {
  return {
    format: "epub",
    title: "A book",
    creators: [],
    language: "en",
    year: null,
    licence: null,
    direction: "ltr",
    cover: null,
    images: [],
    contents: [],
    notices: [],
    sections,
    ...facts,
  };
}

/** As a tokeniser might: a word is a token or a few. */
export async function countWords(texts: readonly string[]): Promise<number[]> {
  return texts.map((text) =>
    (text.match(/\S+/g) ?? []).reduce((sum, word) => sum + Math.ceil(word.length / 6), 0),
  );
}
