import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadBook } from "#lib/library";
import type { Block } from "#lib/protocol";
import { epubEntries, makeEpub, type MadeEpub } from "../../../tests/support/made-epub.ts";
import { openBookDesk, type BookDesk } from "../../../tests/support/read-books.ts";
import { writeZip } from "../../../tests/support/zip-writer.ts";

let desk: BookDesk;

beforeAll(async () => {
  desk = await openBookDesk();
});

afterAll(async () => {
  await desk[Symbol.asyncDispose]();
});

const read = (book: MadeEpub) => desk.book("made.epub", makeEpub(book));

/** The blocks of a one-chapter book, each with its text. */
async function blocksOf(body: string): Promise<(Block & { text: string })[]> {
  const book = await read({ chapters: [{ name: "one.xhtml", body }] });
  return withText(book);
}

function withText({ sections: [section] }: ReadBook): (Block & { text: string })[] {
  return (section?.blocks ?? []).map((block) =>
    Object.assign({}, block, { text: section?.text.slice(block.start, block.end) ?? "" }),
  );
}

const kindsAndTexts = (blocks: readonly (Block & { text: string })[]) =>
  blocks.map(({ kind, text }) => [kind, text]);

test("white space is what a browser makes of it, and lines stay where they mean something", async () => {
  const blocks = await blocksOf(
    "<p>  one\n\t two </p><p>a<br/>b<br/><br/>c</p><pre>\n  x\n    y\n</pre><p>soft\u00adly</p>",
  );

  expect(kindsAndTexts(blocks)).toEqual([
    ["paragraph", "one two"],
    ["paragraph", "a\nb"],
    ["paragraph", "c"],
    ["code", "  x\n    y"],
    ["paragraph", "softly"],
  ]);
});

test("lists know their depth and their numbers", async () => {
  const blocks = await blocksOf(
    `<ol start="3"><li>three<ul><li>inner</li></ul></li><li value="9">nine</li></ol>`,
  );

  expect(blocks.map(({ kind, level, marker, text }) => [kind, level, marker, text])).toEqual([
    ["item", 1, "3.", "three"],
    ["item", 2, undefined, "inner"],
    ["item", 1, "9.", "nine"],
  ]);
});

test("a table is its rows with their cells, and one for the layout is text", async () => {
  const blocks = await blocksOf(
    `<table><caption>Teas</caption><thead><tr><th>Name</th><th>Minutes</th></tr></thead>
     <tr><td>Assam</td><td></td><td><p>four</p><p>five</p></td></tr></table>
     <table><tr><td><p>alone</p></td></tr></table>`,
  );

  expect(kindsAndTexts(blocks)).toEqual([
    ["caption", "Teas"],
    ["row", "Name\tMinutes"],
    ["row", "Assam\t\tfour five"],
    ["paragraph", "alone"],
  ]);
  expect(blocks[1]).toMatchObject({ isHead: true });
  const row = blocks[2];
  const cells = row?.cells?.map(({ start, end }) =>
    row.text.slice(start - row.start, end - row.start),
  );
  expect(cells).toEqual(["Assam", "", "four five"]);
});

test("marks cover their words and nothing around them", async () => {
  const [block] = await blocksOf(
    `<p>so <em>very </em>far<sup>2</sup> <span class="smallcaps">Ad</span></p>`,
  );

  const marked = block?.marks?.map(({ type, start, end }) => [type, block.text.slice(start, end)]);
  expect(marked).toEqual([
    ["emphasis", "very"],
    ["superscript", "2"],
    ["small-caps", "Ad"],
  ]);
});

test("a picture is its description; one that stands for a letter stands in the line", async () => {
  const blocks = await blocksOf(
    `<figure><img src="no.png" alt="A kettle"/><figcaption>Fig. 1</figcaption></figure>
     <p>Before <img src="no.png" alt="A cup"/> after.</p><p>The letter <img src="g.png" alt="þ"/>.</p>
     <p>Mere <img src="o.png" alt="a line" role="presentation"/>ornament</p>`,
  );

  expect(kindsAndTexts(blocks)).toEqual([
    ["image", "A kettle"],
    ["caption", "Fig. 1"],
    ["paragraph", "Before after."],
    ["image", "A cup"],
    ["paragraph", "The letter þ."],
    ["paragraph", "Mere ornament"],
  ]);
});

test("notes, quotes and verse are told apart", async () => {
  const blocks = await blocksOf(
    `<blockquote><p>said</p></blockquote>
     <div class="poem"><p>first<br/>second</p></div>
     <div class="stanza"><p>one</p><p>two</p></div>
     <aside xmlns:epub="http://www.idpf.org/2007/ops" epub:type="footnote" id="n1"><p>noted</p></aside>`,
  );

  expect(kindsAndTexts(blocks)).toEqual([
    ["quote", "said"],
    ["verse", "first\nsecond"],
    ["verse", "one\ntwo"],
    ["footnote", "noted"],
  ]);
});

test("links lead to the place they name, in whatever file", async () => {
  const book = await read({
    chapters: [
      {
        name: "one.xhtml",
        body: `<p>See <a href="b%20c.xhtml#there">the end</a>, <a href="http://far.example/">away</a>.</p>`,
      },
      { name: "b c.xhtml", body: `<p>Long before.</p><p>And <b id="there">there</b>.</p>` },
    ],
  });

  const [first, second] = book.sections;
  expect(first?.blocks[0]?.marks).toEqual([
    { type: "link", start: 4, end: 11, section: 1, offset: 18 },
  ]);
  expect(second?.text.slice(18)).toBe("there.");
});

test("entities of HTML are letters, and what is not XML is read all the same", async () => {
  const blocks = await blocksOf(`<p>caf&eacute;&nbsp;&mdash; 5 < 6 & more<p>next<br>line`);

  expect(blocks.map(({ text }) => text).join("|")).toMatch(/^café\u00a0— 5 < 6 & more\|next\nline/);
});

test("paragraphs that are never closed lie beside each other", async () => {
  const blocks = await blocksOf("<p>It rains.".repeat(400));

  expect(kindsAndTexts(blocks)).toEqual(
    Array.from({ length: 400 }, () => ["paragraph", "It rains."]),
  );
});

test("the cover and the pictures are drawn anew under names of ours", async () => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="teal"/></svg>`;
  const book = await read({
    chapters: [{ name: "one.xhtml", body: `<p>Look:</p><img src="a.svg" alt="Teal"/>` }],
    files: [{ name: "OPS/a.svg", bytes: drawing }],
    manifest: `<item id="x" properties="cover-image" href="a.svg" media-type="image/svg+xml"/>`,
  });

  expect(book.cover).toEqual({ file: "cover.png", type: "image/png" });
  expect(book.images).toEqual([{ file: "picture-0.png", type: "image/png" }]);
  expect(withText(book)[1]).toMatchObject({ kind: "image", image: 0, text: "Teal" });
});

test("a book of pictures of pages has no text to search", async () => {
  const chapters = [1, 2, 3, 4, 5].map((page) => ({
    name: `${page}.xhtml`,
    body: `<img src="${page}.svg" alt=""/><p>${page}</p>`,
  }));
  const files = chapters.map((_, index) => ({
    name: `OPS/${index + 1}.svg`,
    bytes: `<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>`,
  }));

  const reading = await desk.readBytes("scan.epub", makeEpub({ chapters, files }));

  expect(reading).toMatchObject({ outcome: "refused", problem: { code: "no-text" } });
});

test("one damaged chapter is left out and said to be", async () => {
  const chapters = [
    { name: "one.xhtml", body: "<p>Whole.</p>" },
    { name: "torn.xhtml", body: "<p>x</p>" },
  ];
  const entries = epubEntries({ chapters }).map((entry) =>
    entry.name === "OPS/torn.xhtml" ? Object.assign({}, entry, { claims: { crc: 1 } }) : entry,
  );

  const book = await desk.book("torn.epub", writeZip(entries));

  expect(book.sections.map(({ text }) => text)).toEqual(["Whole."]);
  expect(book.notices).toEqual(["The part “torn.xhtml” is damaged and was left out."]);
});

test("a chapter that is listed and not there is said to be missing", async () => {
  const book = await read({
    title: "Half",
    chapters: [
      { name: "one.xhtml", body: "<p>Whole.</p>" },
      { name: "gone.xhtml", body: "<p>x</p>" },
    ],
    opf: `<package><metadata/><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="missing.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
  });

  expect(book.sections.map(({ text }) => text)).toEqual(["Whole."]);
  expect(book.notices).toEqual(["One file that the book lists is not in it."]);
});

test("authors are those who wrote it, in their order, and the main title is the title", async () => {
  const book = await read({
    chapters: [{ name: "one.xhtml", body: "<p>Text.</p>" }],
    title: "A subtitle",
    metadata: `<dc:title id="t">The title</dc:title><meta refines="#t" property="title-type">main</meta>
      <dc:creator id="b">Second</dc:creator><meta refines="#b" property="display-seq">2</meta>
      <dc:creator id="a">First</dc:creator><meta refines="#a" property="display-seq">1</meta>
      <dc:creator id="c">Translator</dc:creator><meta refines="#c" property="role">trl</meta>
      <dc:date>1759-01-15</dc:date><dc:rights>Public domain</dc:rights>`,
  });

  expect(book).toMatchObject({
    title: "The title",
    creators: ["First", "Second"],
    year: 1759,
    licence: "Public domain",
  });
});

test("a chapter in an encoding of its own is read in it", async () => {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?><html><body><p>déjà vu, encore une fois</p></body></html>`,
    "latin1",
  );

  const book = await read({ chapters: [{ name: "one.xhtml", body }] });

  expect(book.sections[0]?.text).toBe("déjà vu, encore une fois");
});
