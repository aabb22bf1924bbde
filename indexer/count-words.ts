const spaced = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words of a text as its language has them. Those that write without spaces take a dictionary, which is slow. */
export function countWords(text: string, language: string | null): number {
  if (!unspaced.test(text)) return text.match(spaced)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of segmenterOf(language).segment(text)) {
    if (isWordLike === true) count += 1;
  }
  return count;
}

function segmenterOf(language: string | null): Intl.Segmenter {
  const known = Intl.Segmenter.supportedLocalesOf(canonical(language));
  return new Intl.Segmenter(known, { granularity: "word" });
}

/** What a book says of its language need not be a language. */
function canonical(language: string | null): string[] {
  try {
    return Intl.getCanonicalLocales(language ?? []);
  } catch {
    return [];
  }
}
