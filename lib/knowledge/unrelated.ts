import type { EmbedQuery, QueryMeaning } from "./contract.ts";

/** Sentences about nothing in common with each other, nor with what anybody is likely to ask. */
const sentences = [
  "The committee put its vote on the new railway timetable off until spring.",
  "Her grandmother taught the violin in a small town near the border.",
  "The price of copper fell for the third week in a row.",
  "Glaciers carve wide valleys as they move slowly downhill.",
  "The goalkeeper was injured shortly before the final.",
  "Our cat sleeps on the warm windowsill all afternoon.",
  "A triangle with equal sides has three equal angles.",
  "He forgot his umbrella on the last bus home.",
];

/**
 * Knows how near to a question a text is that has nothing to do with it: cosines of one model begin
 * at 0.7, of another at 0, so a cosine alone says little.
 */
export class Unrelated {
  private readonly known = new Map<string, readonly Float32Array[]>();

  async level(meaning: QueryMeaning, embed: EmbedQuery, signal: AbortSignal): Promise<number> {
    const known = this.known.get(meaning.table) ?? (await vectorsOf(meaning.table, embed, signal));
    this.known.set(meaning.table, known);
    const cosines = known.map((vector) => cosine(vector, meaning.vector));
    return cosines.reduce((sum, one) => sum + one, 0) / Math.max(1, cosines.length);
  }
}

/** Once for each model, a tenth of a second. */
async function vectorsOf(
  table: string,
  embed: EmbedQuery,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const all = await Promise.all(sentences.map((sentence) => embed(sentence, signal)));
  return all.flatMap((one) => (one?.table === table ? [one.vector] : []));
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
