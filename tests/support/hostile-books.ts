import { hostileArchives } from "./hostile-archives.ts";
import { hostileEpub, innocent, innocentChapter, mega, type HostileBook } from "./hostile-book.ts";
import { makeEpub } from "./made-epub.ts";
import type { ZipEntry } from "./zip-writer.ts";

/** Every way to break a reader of books that we know of. `port` is where a trap listens on this machine. */
export function hostileBooks(port: number): HostileBook[] {
  return [
    ...hostileArchives(),
    ...packages(),
    ...chapters(port),
    ...pictures(port),
    ...otherKinds(port),
  ];
}

function packages(): HostileBook[] {
  const bombDeclarations = `<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa">${"bcdefghij"
    .split("")
    .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`)
    .join("")}]>`;
  return [
    hostileEpub("a package document that ends in its middle", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        opf: `<?xml version="1.0"?><package><metadata><dc:title>T`,
      }),
    ),
    hostileEpub("a package document of noise", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        opf: Buffer.from([0, 255, 254, 1, 2, 3, 60, 60, 62]),
      }),
    ),
    hostileEpub("a container that is no XML", "read", () =>
      makeEpub({ chapters: [innocentChapter], container: "<<<&&&" }),
    ),
    hostileEpub("an NCX that is no XML", "read", () =>
      makeEpub({ chapters: [innocentChapter], ncx: "<ncx><navMap><navPoint" }),
    ),
    hostileEpub("a package document in UTF-16", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        opf: Buffer.from(
          `\ufeff<?xml version="1.0" encoding="UTF-16"?><package><metadata/><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
          "utf16le",
        ),
      }),
    ),
    hostileEpub("a % in a name", "read", () =>
      makeEpub({ chapters: [{ ...innocentChapter, name: "100%.xhtml" }] }),
    ),
    hostileEpub("a # in a reference", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        opf: packageWith(`<item id="a" href="one.xhtml#top" media-type="application/xhtml+xml"/>`),
      }),
    ),
    hostileEpub("entities that multiply in the package", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        opf: `<?xml version="1.0"?>${bombDeclarations}${packageWith(`<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>`, "&j;")}`,
      }),
    ),
    hostileEpub("a name like a property of every object", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        manifest: `<item id="__proto__" href="one.xhtml" media-type="application/xhtml+xml"/>`,
      }),
    ),
    hostileEpub("contents nested without end", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        ncx: `<ncx><navMap>${"<navPoint><navLabel><text>x</text></navLabel>".repeat(9000)}`,
      }),
    ),
    hostileEpub("chapters that are locked by their seller", "encrypted", () =>
      makeEpub({
        chapters: [innocentChapter],
        files: [lock("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OPS/one.xhtml")],
      }),
    ),
    hostileEpub("fonts that are scrambled", "read", () =>
      makeEpub({
        chapters: [innocentChapter],
        files: [lock("http://www.idpf.org/2008/embedding", "OPS/font.otf")],
      }),
    ),
  ];
}

function packageWith(items: string, title = "T"): string {
  return `<package><metadata><dc:title>${title}</dc:title></metadata><manifest>${items}</manifest><spine><itemref idref="a"/></spine></package>`;
}

function lock(algorithm: string, path: string): ZipEntry {
  return {
    name: "META-INF/encryption.xml",
    bytes: `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${path}"/></CipherData></EncryptedData></encryption>`,
  };
}

function chapters(port: number): HostileBook[] {
  const body = (name: string, ends: HostileBook["ends"], source: () => string) =>
    hostileEpub(name, ends, () =>
      makeEpub({ chapters: [innocentChapter, { name: "two.xhtml", body: source() }] }),
    );
  return [
    body(
      "entities that multiply in a chapter",
      "read",
      () =>
        `<!DOCTYPE html [<!ENTITY a "${"ha".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}">]><html><body><p>${"&b;".repeat(1000)}</p></body></html>`,
    ),
    body(
      "an entity that is a file of this machine",
      "read",
      () =>
        `<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY far SYSTEM "http://127.0.0.1:${port}/">]><html><body><p>&secret; &far;</p></body></html>`,
    ),
    body(
      "scripts",
      "read",
      () =>
        `<script>fetch("http://127.0.0.1:${port}/"); process.exit(1)</script><p onclick="evil()">words</p>`,
    ),
    body(
      "pictures, styles and frames from elsewhere",
      "read",
      () =>
        `<link rel="stylesheet" href="http://127.0.0.1:${port}/a.css"/><img src="http://127.0.0.1:${port}/a.png"/><iframe src="http://127.0.0.1:${port}/"/>`,
    ),
    body(
      "pictures from outside of the book",
      "read",
      () => `<img src="../../../../../../etc/passwd"/><img src="file:///etc/passwd"/>`,
    ),
    body(
      "5 000 elements in one another",
      "read",
      () => `${"<div>".repeat(5000)}deep${"</div>".repeat(5000)}`,
    ),
    body("a million elements in one another", "read", () => "<b>".repeat(1_000_000)),
    body("a line of 5 MB", "read", () => `<p>${"water ".repeat((5 * mega) / 6)}</p>`),
    body(
      "control characters and halves of characters",
      "read",
      () => `<p>be\u0000fo\u0008re &#0; &#xD800; &#x1F; \u202eafter</p>`,
    ),
    body("a chapter of 40 MB", "too-large", () => "<p>It rains.</p>".repeat(3 * mega)),
    body("tags that never end", "read", () => "<p a='".repeat(200_000)),
    body("ampersands", "read", () => `<p>${"&".repeat(mega)}${"&amp".repeat(200_000)}</p>`),
    body(
      "a table of 200 000 cells in a row",
      "read",
      () => `<table><tr>${"<td>x</td>".repeat(200_000)}</tr></table>`,
    ),
  ];
}

function pictures(port: number): HostileBook[] {
  const drawn = (name: string, file: string, bytes: Buffer | string) =>
    hostileEpub(name, "read", () =>
      makeEpub({
        chapters: [
          {
            ...innocentChapter,
            body: `${innocentChapter.body}<img src="${file}" alt="A picture"/>`,
          },
        ],
        files: [{ name: `OPS/${file}`, bytes }],
        manifest: `<item id="cover" properties="cover-image" href="${file}" media-type="image/${file.endsWith("svg") ? "svg+xml" : "png"}"/>`,
      }),
    );
  return [
    drawn(
      "a drawing with entities that multiply",
      "cover.svg",
      `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&c;</text></svg>`,
    ),
    drawn(
      "a drawing that refers elsewhere",
      "cover.svg",
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><image xlink:href="http://127.0.0.1:${port}/a.png" width="9" height="9"/><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>`,
    ),
    drawn(
      "a drawing a million points wide",
      "cover.svg",
      `<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000"><rect width="9" height="9"/></svg>`,
    ),
    drawn("a picture that claims 60 000 × 60 000 points", "cover.png", hugePng()),
    drawn("a picture of noise", "cover.png", Buffer.from("\u0089PNG\r\n noise")),
  ];
}

/** Only the head of a PNG: its size is what it claims there. */
function hugePng(): Buffer {
  const head = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const size = Buffer.alloc(8);
  size.writeUInt32BE(60_000, 0);
  size.writeUInt32BE(60_000, 4);
  return Buffer.concat([head, size, Buffer.from("0802000000", "hex"), Buffer.alloc(4)]);
}

function otherKinds(port: number): HostileBook[] {
  const file = (
    name: string,
    fileName: string,
    ends: HostileBook["ends"],
    source: () => string,
  ): HostileBook => ({
    name,
    file: fileName,
    ends,
    bytes: () => Buffer.from(source(), "latin1"),
  });
  return [
    file("Markdown in a line of 5 MB", "line.md", "read", () => "water ".repeat((5 * mega) / 6)),
    file(
      "Markdown quotes in one another",
      "quotes.md",
      "damaged",
      () => `${">".repeat(2000)} deep`,
    ),
    file(
      "front matter that multiplies",
      "yaml.md",
      "read",
      () =>
        `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ntitle: *c\n---\n\n${innocent}`,
    ),
    file(
      "Markdown with scripts and pictures from elsewhere",
      "remote.md",
      "read",
      () => `${innocent}\n\n<script>evil()</script>\n\n![x](http://127.0.0.1:${port}/a.png)`,
    ),
    file("text in a line of 5 MB", "line.txt", "read", () => "water ".repeat((5 * mega) / 6)),
    file(
      "text with control characters",
      "control.txt",
      "read",
      () => `${innocent} \u0000\u0001\u0007\u001b[31m`,
    ),
    file("bytes of no kind", "noise.bin", "not-a-book", () =>
      "\u0000\u0001\u0002\u0003\u0004\u0005".repeat(1000),
    ),
    file(
      "HTML that loads from elsewhere",
      "page.html",
      "read",
      () =>
        `<html><head><base href="http://127.0.0.1:${port}/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:${port}/"></head><body><p>${innocent}</p><img src="a.png"></body></html>`,
    ),
    file("a PDF that is only its first line", "first.pdf", "damaged", () => "%PDF-1.7\n"),
    file(
      "a PDF of noise",
      "noise.pdf",
      "damaged",
      () => `%PDF-1.4\n${"\u0003\u00ff<< /Type".repeat(20_000)}`,
    ),
    file(
      "a PDF whose pages are their own parents",
      "loop.pdf",
      "no-text",
      () =>
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
    ),
    file(
      "a PDF that is locked",
      "locked.pdf",
      "encrypted",
      () =>
        `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<${"43".repeat(16)}><${"43".repeat(16)}>]>>`,
    ),
  ];
}
