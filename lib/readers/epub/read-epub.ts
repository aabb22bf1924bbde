import { stat } from "node:fs/promises";
import type { Document } from "domhandler";
import { openArchive, type Archive } from "../archive/archive.ts";
import { ReadDefect } from "../defect.ts";
import {
  targetOf,
  type DraftBook,
  type DraftContentsEntry,
  type DraftSection,
} from "../draft/draft.ts";
import { splitSection } from "../draft/split-section.ts";
import { limits } from "../limits.ts";
import { blocksOf } from "../markup/blocks-of.ts";
import { parseMarkup } from "../markup/parse-markup.ts";
import type { MarkupSource } from "../markup/walk.ts";
import type { Pictures } from "../pictures/pictures.ts";
import type { ReadFile } from "../read-file.ts";
import { decodeMarkup } from "../text/decode.ts";
import { findCover } from "./cover.ts";
import { refuseEncrypted } from "./encryption.ts";
import { readMetadata } from "./metadata.ts";
import { contentsOfNav, contentsOfNcx } from "./navigation.ts";
import { openWithEpub2, type ChapterSource } from "./open-with-epub2.ts";
import { readPackage, type EpubPackage, type PackageItem, type SpineItem } from "./package.ts";
import { resolveReference } from "./paths.ts";

/** Reads an EPUB 2 or 3: its spine in order, a section a file, long files divided into their chapters. */
export async function readEpub({
  path,
  title,
  pictures,
  onProgress,
}: ReadFile): Promise<DraftBook> {
  await using archive = await openArchive(path);
  const book = await readPackage(archive);
  await refuseEncrypted(archive, book.spine);
  const { size } = await stat(path);
  const opened: OpenedEpub = { archive, book, pictures, epub2: await openWithEpub2(path, size) };
  const notices = [...book.notices];
  const sections: DraftSection[] = [];
  for (const [index, spineItem] of book.spine.entries()) {
    const section = await readSpineItem(opened, spineItem);
    if (section === undefined) notices.push(leftOut(spineItem));
    else sections.push(...splitSection(section));
    onProgress(index + 1, book.spine.length);
  }
  if (sections.length === 0) {
    throw new ReadDefect(
      "damaged",
      "This file has the form of an EPUB, but none of its chapters can be read.",
    );
  }
  const metadata = readMetadata(book.metadata);
  const cover = await findCover(archive, book);
  return {
    format: "epub",
    ...metadata,
    title: metadata.title ?? title,
    cover:
      cover === undefined
        ? null
        : await pictures.cover(() => archive.read(cover, limits.pictureBytes)),
    images: await pictures.save((name) => archive.read(name, limits.pictureBytes)),
    contents: await readContents(archive, book),
    sections,
    notices,
  };
}

interface OpenedEpub {
  readonly archive: Archive;
  readonly book: EpubPackage;
  readonly pictures: Pictures;
  readonly epub2: ChapterSource | undefined;
}

function leftOut({ item }: SpineItem): string {
  const name = item.path.slice(item.path.lastIndexOf("/") + 1).slice(0, 100);
  return `The part “${name}” is damaged and was left out.`;
}

/** Undefined for a part that cannot be read: one bad file must not cost the others. */
async function readSpineItem(
  opened: OpenedEpub,
  { item, isLinear, cfi }: SpineItem,
): Promise<DraftSection | undefined> {
  const source = sourceOf(opened, item, cfi);
  const facts = { title: null, href: item.path, isLinear };
  if (item.type.startsWith("image/") && item.type !== "image/svg+xml") {
    const image = source.image(item.path.slice(item.path.lastIndexOf("/") + 1));
    return { ...facts, blocks: [{ kind: "image", text: "", image, marks: [], anchors: [] }] };
  }
  try {
    const markup = await readMarkup(opened, item);
    return { ...facts, blocks: blocksOf(markup, source) };
  } catch (cause) {
    if (cause instanceof ReadDefect && cause.code === "damaged") return undefined;
    throw cause;
  }
}

/** epub2 counts nothing and checks nothing while it unpacks: it is given what we know to be sound. */
async function readMarkup({ archive, epub2 }: OpenedEpub, item: PackageItem): Promise<Document> {
  const isSound = epub2 !== undefined && (await archive.isSound(item.path));
  const read = isSound ? await epub2.read(item) : undefined;
  const text = read ?? decodeMarkup(await archive.read(item.path, limits.markupBytes));
  return parseMarkup(text, { isXml: item.type !== "text/html" });
}

function sourceOf({ archive, pictures }: OpenedEpub, item: PackageItem, cfi: string): MarkupSource {
  const find = (href: string) => {
    const place = resolveReference(item.path, href);
    const path = place === undefined ? undefined : archive.find(place.path);
    return path === undefined ? undefined : { path, id: place?.id ?? "" };
  };
  return {
    cfi,
    target: (href) => {
      const place = find(href);
      return place === undefined ? undefined : targetOf(place.path, place.id);
    },
    image: (href) => {
      const place = find(href);
      return place === undefined ? null : pictures.refer(place.path);
    },
  };
}

/** From the navigation document, else from the NCX; null where neither has an entry. */
async function readContents(
  archive: Archive,
  { items }: EpubPackage,
): Promise<DraftContentsEntry[] | null> {
  const all = [...items.values()];
  const nav = all.find(({ properties }) => properties.includes("nav"));
  const ncx = all.find(
    ({ type, path }) => type === "application/x-dtbncx+xml" || path.endsWith(".ncx"),
  );
  for (const [item, read] of [
    [nav, contentsOfNav],
    [ncx, contentsOfNcx],
  ] as const) {
    const document = item === undefined ? undefined : await tryMarkup(archive, item.path);
    const entries = document === undefined || item === undefined ? [] : read(document, item.path);
    if (entries.length > 0) return withFoundPaths(archive, entries);
  }
  return null;
}

async function tryMarkup(archive: Archive, path: string): Promise<Document | undefined> {
  try {
    return parseMarkup(decodeMarkup(await archive.read(path, limits.markupBytes)), { isXml: true });
  } catch {
    // Contents that cannot be read are made from the headings: the book is none the worse for it.
    return undefined;
  }
}

function withFoundPaths(
  archive: Archive,
  entries: readonly DraftContentsEntry[],
): DraftContentsEntry[] {
  return entries.map((entry) => {
    const [path = "", ...id] = entry.target.split("#");
    return { ...entry, target: targetOf(archive.find(path) ?? path, id.join("#")) };
  });
}
