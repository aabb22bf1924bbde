import type { Element } from "domhandler";
import { textContent } from "domutils";
import { cleanLine } from "../draft/clean-text.ts";
import { languageTag } from "../language.ts";
import { attribute, childElements, localName } from "../markup/parse-markup.ts";
import { yearIn } from "../year.ts";

export interface EpubMetadata {
  readonly title: string | undefined;
  readonly creators: readonly string[];
  readonly language: string | null;
  readonly year: number | null;
  readonly licence: string | null;
}

/** What the package says about the book, in the ways of EPUB 2 and 3. */
export function readMetadata(metadata: Element | undefined): EpubMetadata {
  const elements = metadata === undefined ? [] : flat(metadata);
  const named = (name: string) =>
    elements.filter((element) => localName(element) === name && textOf(element) !== "");
  const refine = refinements(elements);
  const languages = named("language").map((element) => languageTag(textOf(element)));
  const rights = named("rights").map(textOf).join(" ");
  return {
    title: titleOf(named("title"), refine),
    creators: creatorsOf(named("creator"), refine),
    language: languages.find((language) => language !== null) ?? null,
    year: yearOf(named("date")),
    licence: rights === "" ? licenceLink(elements) : cleanLine(rights, 1000),
  };
}

/** EPUB 2 may keep its fields one level deeper, in `dc-metadata` and `x-metadata`. */
function flat(metadata: Element): Element[] {
  return childElements(metadata).flatMap((element) =>
    localName(element).endsWith("-metadata") ? childElements(element) : [element],
  );
}

type Refine = (element: Element, property: string) => string | undefined;

function refinements(elements: readonly Element[]): Refine {
  const found = new Map<string, string>();
  for (const element of elements) {
    const { refines, property } = element.attribs;
    if (localName(element) === "meta" && refines !== undefined && property !== undefined) {
      const key = `${refines.replace(/^#/, "")} ${property}`;
      if (!found.has(key)) found.set(key, textOf(element));
    }
  }
  return (element, property) => found.get(`${element.attribs["id"] ?? ""} ${property}`);
}

function titleOf(titles: readonly Element[], refine: Refine): string | undefined {
  const main = titles.find((title) => refine(title, "title-type") === "main");
  const [first] = inOrder(titles, refine);
  const title = main ?? first;
  return title === undefined ? undefined : textOf(title);
}

/** Those who wrote it; all who are named where nobody is said to have. */
function creatorsOf(creators: readonly Element[], refine: Refine): string[] {
  const roleOf = (creator: Element) =>
    refine(creator, "role") ?? attribute(creator, "role") ?? "aut";
  const ordered = inOrder(creators, refine);
  const authors = ordered.filter((creator) => roleOf(creator).toLowerCase() === "aut");
  const names = (authors.length > 0 ? authors : ordered).map(textOf);
  return [...new Set(names)].slice(0, 20);
}

function inOrder(elements: readonly Element[], refine: Refine): Element[] {
  const placeOf = (element: Element) => Number(refine(element, "display-seq") ?? Infinity);
  return [...elements].sort((one, other) => {
    const [first, second] = [placeOf(one), placeOf(other)];
    return first === second ? 0 : first - second;
  });
}

function yearOf(dates: readonly Element[]): number | null {
  const eventOf = (date: Element) => attribute(date, "event")?.toLowerCase() ?? "";
  const published = dates.find((date) => eventOf(date).includes("publication"));
  const plain = dates.find((date) => eventOf(date) === "");
  const text = [published, plain].map((date) => (date === undefined ? "" : textOf(date)));
  return text.map(yearIn).find((year) => year !== null) ?? null;
}

function licenceLink(elements: readonly Element[]): string | null {
  const stated = elements.find(
    ({ attribs }) =>
      attribs["refines"] === undefined &&
      /licen[cs]e/i.test(`${attribs["rel"] ?? ""} ${attribs["property"] ?? ""}`),
  );
  return stated === undefined
    ? null
    : cleanLine(stated.attribs["href"] ?? textOf(stated), 500) || null;
}

function textOf(element: Element): string {
  return cleanLine(textContent(element), 1000);
}
