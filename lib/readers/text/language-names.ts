const codes = (
  "af ar bg ca cs cy da de el en eo es et fa fi fr fy ga gl he hu is it ja ko la lt lv " +
  "nl no oc pl pt ro ru sa sk sl sr sv ta te tl tr uk ur vi zh"
).split(" ");

/** The tag of a language that is named in English or in its own words. */
export function languageNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return codes.find((code) =>
    ["en", code].some((inLanguage) => {
      const names = new Intl.DisplayNames(inLanguage, { type: "language" });
      return names.of(code)?.toLowerCase() === wanted;
    }),
  );
}
