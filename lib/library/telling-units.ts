import { unspaced } from "./plain-text.ts";

const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]+/gu;

/** Letters of a word that is as telling as words get; shorter ones are mostly those that hold a sentence together. */
const tellingLength = 6;
const stemLength = 6;
const endings = ["ing", "ed", "es", "ly", "s", "e"];
const fewestLeft = 3;
/** Japanese writes with these what other languages have short words and endings for. */
const syllable = /\p{Script=Hiragana}/u;

/**
 * What a text speaks of, in units that can be compared, each with what it is worth from 0 to 1:
 * words without their commonest endings, and pairs of letters where a script has no spaces.
 */
export function tellingUnits(text: string): Map<string, number> {
  const units = new Map<string, number>();
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(words)) {
    for (const [run] of word.matchAll(runs)) {
      if (unspaced.test(run)) addPairs(units, run);
      else if (run.length > 1 || /\p{N}/u.test(run)) units.set(stemOf(run), worthOf(run));
    }
  }
  return units;
}

function addPairs(units: Map<string, number>, run: string): void {
  const letters = Array.from(run);
  for (const [index, letter] of letters.entries()) {
    const pair = letter + (letters[index + 1] ?? "");
    if (pair !== letter) units.set(pair, worthOfPair(Array.from(pair)));
  }
}

function worthOf(word: string): number {
  return /\p{N}/u.test(word) ? 0.8 : Math.min(1, word.length / tellingLength);
}

function worthOfPair(pair: readonly string[]): number {
  return [0.8, 0.4, 0.2][pair.filter((letter) => syllable.test(letter)).length] ?? 0.2;
}

function stemOf(word: string): string {
  const ending = endings.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= fewestLeft,
  );
  return word.slice(0, ending === undefined ? word.length : -ending.length).slice(0, stemLength);
}
