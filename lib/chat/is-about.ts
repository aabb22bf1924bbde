/** Scripts that put no spaces between words: there, two letters are as good as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const words = /[\p{L}\p{N}]+/gu;

/** Shorter words say little of what a text is about. */
const telling = 4;
/** Letters at the end of a word that its forms may differ in. */
const ending = 2;

/**
 * Whether at least half of what a title names was spoken of. Small models make titles up, and a
 * wrong title is worse than none.
 */
export function isAbout(title: string, said: string): boolean {
  const text = said.toLocaleLowerCase();
  const all = (title.toLocaleLowerCase().match(words) ?? []).flatMap(unitsOf);
  const long = all.filter((unit) => unspaced.test(unit) || unit.length >= telling);
  const units = long.length > 0 ? long : all;
  const known = units.filter((unit) => text.includes(stemOf(unit)));
  return known.length > 0 && known.length * 2 >= units.length;
}

function unitsOf(word: string): string[] {
  if (!unspaced.test(word)) return [word];
  const letters = Array.from(word);
  if (letters.length < 2) return [word];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function stemOf(unit: string): string {
  return unspaced.test(unit) ? unit : unit.slice(0, Math.max(telling, unit.length - ending));
}
