import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as bulgarian } from "@orama/stemmers/bulgarian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as indian } from "@orama/stemmers/indian";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";
import { stemmer as irish } from "@orama/stemmers/irish";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as nepali } from "@orama/stemmers/nepali";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as serbian } from "@orama/stemmers/serbian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as tamil } from "@orama/stemmers/tamil";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { fold, plain } from "./fold.ts";
import { stemArabic } from "./stem-arabic.ts";

type Stemmer = (word: string) => string;

/** By the first part of a BCP 47 tag. */
const stemmers: Readonly<Record<string, Stemmer>> = {
  hy: armenian,
  bg: bulgarian,
  da: danish,
  nl: dutch,
  en: english,
  fi: finnish,
  fr: french,
  de: german,
  el: greek,
  hu: hungarian,
  hi: indian,
  id: indonesian,
  ga: irish,
  it: italian,
  lt: lithuanian,
  ne: nepali,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  es: spanish,
  sv: swedish,
  ta: tamil,
  tr: turkish,
  uk: ukrainian,
  nb: norwegian,
  nn: norwegian,
};

/** Words come again and again; taking an ending off costs microseconds each time. */
const known = new Map<string, string>();
const mostKnown = 50_000;
const longestWord = 64;

/** The part of a BCP 47 tag that decides about stems; empty for an unknown language. */
export function baseLanguage(language: string | null): string {
  return /^[a-z]{2,3}(?=$|[-_])/iu.exec(language ?? "")?.[0].toLowerCase() ?? "";
}

/** What a word is looked up by: folded, without the endings of its language where we know them. */
export function stem(word: string, language: string): string {
  const short = word.slice(0, longestWord);
  const key = `${language} ${short}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const stemmed = withoutEnding(plain(short), language);
  known.set(key, stemmed);
  return stemmed;
}

function withoutEnding(word: string, language: string): string {
  if (language === "ar") return stemArabic(fold(word));
  const stemmer = Object.hasOwn(stemmers, language) ? stemmers[language] : undefined;
  // Without its ending a word may be nothing; then it is better whole.
  return fold(stemmer?.(word) || word);
}
