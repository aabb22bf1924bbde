import type { Document, Element } from "domhandler";
import type { Archive } from "../archive/archive.ts";
import { ReadDefect } from "../defect.ts";
import { limits } from "../limits.ts";
import { attribute, childElements, localName, parseMarkup } from "../markup/parse-markup.ts";
import { decodeMarkup } from "../text/decode.ts";
import { resolveReference } from "./paths.ts";

export interface PackageItem {
  readonly id: string;
  /** From the archive's root, as the archive spells it; it is there. */
  readonly path: string;
  readonly type: string;
  readonly properties: readonly string[];
}

export interface SpineItem {
  readonly item: PackageItem;
  readonly isLinear: boolean;
  /** The steps of a CFI from the package to the item. */
  readonly cfi: string;
}

export interface EpubPackage {
  /** Undefined when the book has no package document that could be read. */
  readonly metadata: Element | undefined;
  readonly guide: Element | undefined;
  /** Where its own references count from. */
  readonly path: string;
  readonly items: ReadonlyMap<string, PackageItem>;
  readonly spine: readonly SpineItem[];
  /** What had to be mended, a sentence each. */
  readonly notices: readonly string[];
}

const packageType = "application/oebps-package+xml";

/** Reads the package document, and where it is broken or missing takes the chapters by their names. */
export async function readPackage(archive: Archive): Promise<EpubPackage> {
  const path = await packagePath(archive);
  const root = path === undefined ? undefined : await packageElement(archive, path);
  const part = (name: string) =>
    root === undefined ? undefined : childElements(root).find((child) => localName(child) === name);
  const items = itemsOf(part("manifest"), { archive, path: path ?? "" });
  const spine = root === undefined ? [] : spineOf(root, items);
  const facts = { metadata: part("metadata"), guide: part("guide"), path: path ?? "", items };
  const byName = chaptersByName(archive);
  if (path === undefined && byName.length === 0) {
    throw new ReadDefect("not-a-book", "This is an archive, but not one of a book.");
  }
  if (spine.length > 0) return { ...facts, spine, notices: missingFrom(part("spine"), spine) };
  return {
    ...facts,
    spine: byName,
    notices: [
      "The book's own list of its chapters is damaged; they were put in the order of their names.",
    ],
  };
}

async function packagePath(archive: Archive): Promise<string | undefined> {
  const container = archive.find("META-INF/container.xml");
  const declared = container === undefined ? [] : rootFiles(await markupOf(archive, container));
  const found = declared.map((path) => archive.find(path)).find((path) => path !== undefined);
  return found ?? archive.names.find((name) => name.toLowerCase().endsWith(".opf"));
}

function rootFiles(container: Document): string[] {
  const files = elementsNamed(container, "rootfile");
  const isPackage = (file: Element) => attribute(file, "media-type")?.trim() === packageType;
  return [...files.filter(isPackage), ...files.filter((file) => !isPackage(file))].flatMap(
    (file) => attribute(file, "full-path")?.trim() ?? [],
  );
}

async function packageElement(archive: Archive, path: string): Promise<Element | undefined> {
  return elementsNamed(await markupOf(archive, path), "package")[0];
}

/** A document of the package itself; one that is damaged is as good as empty. */
async function markupOf(archive: Archive, path: string): Promise<Document> {
  try {
    const bytes = await archive.read(path, limits.markupBytes);
    return parseMarkup(decodeMarkup(bytes), { isXml: true });
  } catch (cause) {
    if (cause instanceof ReadDefect && cause.code === "damaged") {
      return parseMarkup("", { isXml: true });
    }
    throw cause;
  }
}

/** In document order, without going into those that are found. */
export function elementsNamed(root: Document | Element, name: string): Element[] {
  return childElements(root).flatMap((child) =>
    localName(child) === name ? [child] : elementsNamed(child, name),
  );
}

interface Origin {
  readonly archive: Archive;
  readonly path: string;
}

function itemsOf(manifest: Element | undefined, { archive, path }: Origin) {
  const items = new Map<string, PackageItem>();
  for (const element of manifest === undefined ? [] : elementsNamed(manifest, "item")) {
    const { id = "", href = "", properties = "" } = element.attribs;
    const target = resolveReference(path, href);
    // The name as it stands comes first: a `%` may belong to it.
    const found = archive.find(besides(path, href)) ?? archive.find(target?.path ?? "");
    if (found === undefined || id === "" || items.has(id)) continue;
    const type = (element.attribs["media-type"] ?? "").trim().toLowerCase();
    items.set(id, { id, path: found, type, properties: properties.split(/\s+/) });
  }
  return items;
}

function besides(path: string, href: string): string {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return folder + (href.split("#")[0] ?? "");
}

function spineOf(root: Element, items: ReadonlyMap<string, PackageItem>): SpineItem[] {
  const children = childElements(root);
  const spine = children.find((child) => localName(child) === "spine");
  if (spine === undefined) return [];
  const step = 2 * (children.indexOf(spine) + 1);
  const seen = new Set<string>();
  return childElements(spine).flatMap((element, index) => {
    const item = items.get(element.attribs["idref"] ?? "");
    if (item === undefined || seen.has(item.path)) return [];
    seen.add(item.path);
    const { id = "", linear } = element.attribs;
    const assertion = /^[\p{L}\p{N}_.-]+$/u.test(id) ? `[${id}]` : "";
    const cfi = `/${step}/${2 * (index + 1)}${assertion}`;
    return [{ item, isLinear: linear?.trim().toLowerCase() !== "no", cfi }];
  });
}

function missingFrom(element: Element | undefined, spine: readonly SpineItem[]): string[] {
  const listed = new Set(
    element === undefined ? [] : childElements(element).map(({ attribs }) => attribs["idref"]),
  );
  const missing = listed.size - spine.length;
  if (missing <= 0) return [];
  return [
    missing === 1
      ? "One file that the book lists is not in it."
      : `${missing} files that the book lists are not in it.`,
  ];
}

const byNumber = new Intl.Collator("en", { numeric: true });

function chaptersByName(archive: Archive): SpineItem[] {
  return archive.names
    .filter((name) => /\.x?html?$/i.test(name))
    .sort((one, other) => byNumber.compare(one, other))
    .map((path, index) => ({
      item: { id: path, path, type: "application/xhtml+xml", properties: [] },
      isLinear: true,
      cfi: `/6/${2 * (index + 1)}`,
    }));
}
