export interface WordsKept {
  readonly words: number;
  /** Of the reference's words, each as often as it stands there, the share that was found. */
  readonly kept: number;
  /** Words found that the reference does not have, as a share of its words. */
  readonly added: number;
}

/** Compares the words of a text with those of another, each as often as it occurs. */
export function wordsKept(text: string, reference: string): WordsKept {
  const found = countsOf(text);
  const wanted = countsOf(reference);
  const words = sum(wanted.values());
  const kept = sum([...wanted].map(([word, count]) => Math.min(count, found.get(word) ?? 0)));
  return { words, kept: kept / words, added: (sum(found.values()) - kept) / words };
}

/** Scripts without spaces are compared by the letter. What no reader sees parts no words. */
function countsOf(text: string): Map<string, number> {
  const seen = text.replaceAll(/[\u00ad\u2060\ufeff]/gu, "").normalize("NFC");
  const counts = new Map<string, number>();
  for (const [word] of seen.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu,
  )) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function sum(values: Iterable<number>): number {
  return Iterator.from(values).reduce((total, value) => total + value, 0);
}
