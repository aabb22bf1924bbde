import { detect } from "tinyld";

const unknown = new Set(["und", "zxx", "mul", "mis"]);

/** A language as a book names it, spelled as BCP 47 spells it; null for what is no language. */
export function languageTag(name: string | undefined): string | null {
  const [subtag = ""] = (name ?? "").trim().replaceAll("_", "-").split("-");
  if (!/^[a-z]{2,3}$/i.test(subtag) || unknown.has(subtag.toLowerCase())) return null;
  return canonical((name ?? "").trim().replaceAll("_", "-")) ?? canonical(subtag) ?? null;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const shortest = 60;

/** The language of a text, told from its letters and words; null for too little of it. */
export function detectLanguage(text: string): string | null {
  const sample = samples(text);
  if (sample.replace(/\P{L}/gu, "").length < shortest) return null;
  return languageTag(detect(sample));
}

/** From three parts of the text, because the beginning of a book is its least typical part. */
function samples(text: string): string {
  const size = 1500;
  if (text.length <= 3 * size) return text;
  return [0.2, 0.5, 0.8]
    .map((part) => Math.floor(text.length * part))
    .map((start) => text.slice(start, start + size))
    .join("\n")
    .toWellFormed();
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Which way a text runs, by its first letter, as browsers tell it. */
export function directionOf(text: string): "ltr" | "rtl" {
  const [letter = ""] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}
