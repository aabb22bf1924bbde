import { writeZip, type ZipEntry } from "./zip-writer.ts";

export interface MadeChapter {
  /** Within `OPS/`. */
  readonly name: string;
  /** Its body, or the whole document if it begins with `<?xml`, `<!DOCTYPE` or bytes. */
  readonly body: string | Buffer;
  readonly title?: string;
  readonly type?: string;
}

export interface MadeEpub {
  readonly title?: string;
  readonly language?: string;
  readonly chapters: readonly MadeChapter[];
  /** Put into the package's metadata, its manifest and the archive. */
  readonly metadata?: string;
  readonly manifest?: string;
  readonly files?: readonly ZipEntry[];
  /** Instead of the ones that would be made. */
  readonly container?: string | Buffer;
  readonly opf?: string | Buffer;
  readonly ncx?: string | Buffer;
}

/** Makes a small EPUB 3 with a navigation document; every part of it can be replaced by a broken one. */
export function makeEpub(book: MadeEpub): Buffer {
  return writeZip(epubEntries(book));
}

/** The files of such a book, for archives that are to be broken themselves. */
export function epubEntries(book: MadeEpub): ZipEntry[] {
  return [
    { name: "mimetype", bytes: "application/epub+zip", isStored: true },
    { name: "META-INF/container.xml", bytes: book.container ?? container },
    { name: "OPS/package.opf", bytes: book.opf ?? packageOf(book) },
    { name: "OPS/nav.xhtml", bytes: navOf(book) },
    ...(book.ncx === undefined ? [] : [{ name: "OPS/toc.ncx", bytes: book.ncx }]),
    ...book.chapters.map(({ name, body }) => ({ name: `OPS/${name}`, bytes: documentOf(body) })),
    ...(book.files ?? []),
  ];
}

const container = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>`;

function packageOf({
  title = "A made book",
  language = "en",
  chapters,
  metadata,
  manifest,
  ncx,
}: MadeEpub) {
  const items = chapters.map(
    ({ name, type = "application/xhtml+xml" }, index) =>
      `<item id="c${index}" href="${name}" media-type="${type}"/>`,
  );
  const ncxItem = `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`;
  return `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">made</dc:identifier>
<dc:title>${title}</dc:title><dc:language>${language}</dc:language>${metadata ?? ""}</metadata>
<manifest>${items.join("")}${ncx === undefined ? "" : ncxItem}${manifest ?? ""}
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml"${ncx === undefined ? ' properties="nav"' : ""}/>
</manifest>
<spine${ncx === undefined ? "" : ' toc="ncx"'}>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join("")}</spine>
</package>`;
}

function navOf({ chapters }: MadeEpub): string {
  const entries = chapters.map(
    ({ name, title = name }) => `<li><a href="${name}">${title}</a></li>`,
  );
  return documentOf(
    `<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>${entries.join("")}</ol></nav>`,
  ).toString();
}

function documentOf(body: string | Buffer): string | Buffer {
  if (typeof body !== "string" || /^<(?:\?xml|!DOCTYPE)/.test(body)) return body;
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Part</title></head><body>${body}</body></html>`;
}
