import type { Document, Element } from "domhandler";
import { textContent } from "domutils";
import { targetOf, type DraftContentsEntry } from "../draft/draft.ts";
import { attribute, childElements, localName } from "../markup/parse-markup.ts";
import { elementsNamed } from "./package.ts";
import { resolveReference } from "./paths.ts";

interface Place {
  readonly path: string;
  readonly level: number;
}

/** The contents as an EPUB 3 lists them in its navigation document. */
export function contentsOfNav(document: Document, path: string): DraftContentsEntry[] {
  const navs = elementsNamed(document, "nav");
  const toc = navs.find((nav) => attribute(nav, "type")?.split(/\s+/).includes("toc")) ?? navs[0];
  return toc === undefined
    ? []
    : elementsNamed(toc, "ol").flatMap((list) => listed(list, { path, level: 1 }));
}

function listed(list: Element, { path, level }: Place): DraftContentsEntry[] {
  return named(list, "li").flatMap((item) => {
    const inner = named(item, "ol").flatMap((sub) => listed(sub, { path, level: level + 1 }));
    const label = childElements(item).find((child) => localName(child) !== "ol");
    if (label === undefined) return inner;
    const link = localName(label) === "a" ? label : elementsNamed(label, "a")[0];
    const title = textContent(label);
    const target = targetFrom(path, link?.attribs["href"]) ?? inner[0]?.target;
    return target === undefined ? inner : startWith({ title, level, target }, inner);
  });
}

/** The contents as an EPUB 2 lists them in its NCX. */
export function contentsOfNcx(document: Document, path: string): DraftContentsEntry[] {
  return elementsNamed(document, "navmap").flatMap((map) => pointsOf(map, { path, level: 1 }));
}

function pointsOf(parent: Element, { path, level }: Place): DraftContentsEntry[] {
  return named(parent, "navpoint").flatMap((point) => {
    const inner = pointsOf(point, { path, level: level + 1 });
    const [label] = named(point, "navlabel");
    const [content] = named(point, "content");
    const target = targetFrom(path, content?.attribs["src"]) ?? inner[0]?.target;
    const title = label === undefined ? "" : textContent(label);
    return target === undefined ? inner : startWith({ title, level, target }, inner);
  });
}

function named(parent: Element, name: string): Element[] {
  return childElements(parent).filter((child) => localName(child) === name);
}

function targetFrom(path: string, href: string | undefined): string | undefined {
  const place = href === undefined ? undefined : resolveReference(path, href);
  return place === undefined ? undefined : targetOf(place.path, place.id);
}

function startWith(entry: DraftContentsEntry, inner: DraftContentsEntry[]): DraftContentsEntry[] {
  return [entry, ...inner];
}
