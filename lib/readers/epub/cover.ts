import { getElementsByTagName } from "domutils";
import type { Archive } from "../archive/archive.ts";
import { limits } from "../limits.ts";
import { attribute, parseMarkup } from "../markup/parse-markup.ts";
import { decodeMarkup } from "../text/decode.ts";
import { elementsNamed, type EpubPackage, type PackageItem } from "./package.ts";
import { resolveReference } from "./paths.ts";

/** The path of the cover's picture, as EPUB 3, EPUB 2, the guide or its name tell it. */
export async function findCover(archive: Archive, book: EpubPackage): Promise<string | undefined> {
  const pictures = [...book.items.values()].filter(({ type }) => type.startsWith("image/"));
  const declared = pictures.find(({ properties }) => properties.includes("cover-image"));
  const found = declared ?? namedInMeta(book, pictures);
  if (found !== undefined) return found.path;
  const page = guidePage(archive, book);
  const onPage = page === undefined ? undefined : await pictureOn(archive, page);
  return onPage ?? pictures.find(({ id, path }) => /cover/i.test(`${id} ${path}`))?.path;
}

function namedInMeta({ metadata }: EpubPackage, pictures: readonly PackageItem[]) {
  const metas = metadata === undefined ? [] : elementsNamed(metadata, "meta");
  const content = metas.find(({ attribs }) => attribs["name"] === "cover")?.attribs["content"];
  return pictures.find(
    ({ id, path }) => id === content || (content && path.endsWith(`/${content}`)),
  );
}

function guidePage(archive: Archive, { guide, path }: EpubPackage): string | undefined {
  const references = guide === undefined ? [] : elementsNamed(guide, "reference");
  const href = references.find(({ attribs }) => attribs["type"] === "cover")?.attribs["href"];
  const place = href === undefined ? undefined : resolveReference(path, href);
  return place === undefined ? undefined : archive.find(place.path);
}

async function pictureOn(archive: Archive, page: string): Promise<string | undefined> {
  if (/\.(?:jpe?g|png|gif|webp|svg)$/i.test(page)) return page;
  try {
    const bytes = await archive.read(page, limits.markupBytes);
    const document = parseMarkup(decodeMarkup(bytes), { isXml: true });
    const [picture] = getElementsByTagName((name) => /(?:^|:)im(?:g|age)$/.test(name), document);
    const href =
      picture === undefined ? undefined : (attribute(picture, "src") ?? attribute(picture, "href"));
    const place = href === undefined ? undefined : resolveReference(page, href);
    return place === undefined ? undefined : archive.find(place.path);
  } catch {
    // A cover is an ornament: a book without one is still a book.
    return undefined;
  }
}
