const prefixes = ["وال", "بال", "كال", "فال", "ال", "لل"];
const suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/**
 * Takes articles, particles and endings off a folded Arabic word and leaves the rest alone, after
 * Larkey's light stemming: gentler than roots, and the same with an article as without.
 */
export function stemArabic(word: string): string {
  const bare = withoutPrefix(word.startsWith("و") && word.length > 3 ? word.slice(1) : word);
  return suffixes.reduce(
    (rest, suffix) =>
      rest.endsWith(suffix) && rest.length - suffix.length >= 2
        ? rest.slice(0, -suffix.length)
        : rest,
    bare,
  );
}

function withoutPrefix(word: string): string {
  const prefix = prefixes.find((one) => word.startsWith(one) && word.length - one.length >= 2);
  return prefix === undefined ? word : word.slice(prefix.length);
}
