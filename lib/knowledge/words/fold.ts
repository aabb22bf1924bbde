/** Marks that writers leave out as often as not: accents of Latin, Greek and Cyrillic, Hebrew and Arabic points. */
const optionalMarks =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/gu;

/** Letters that Unicode does not take apart but that people type in two ways. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ς: "σ",
  // Arabic and Persian forms of one letter.
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
};
const oddLetters = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
const invisible = /\p{Cf}/gu;

/** A word as it is compared, before its ending is taken off: one width, small letters, nothing invisible. */
export function plain(word: string): string {
  return word.normalize("NFKC").replace(invisible, "").toLowerCase();
}

/** Takes accents and points off, so that `régime` and `regime` are one word. */
export function fold(word: string): string {
  return word
    .normalize("NFKD")
    .replace(optionalMarks, "")
    .normalize("NFKC")
    .replace(oddLetters, (letter) => letters[letter] ?? letter);
}
