import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadBook } from "#lib/library";
import { openBookDesk, type BookDesk } from "../../tests/support/read-books.ts";
import { spineWords, wordsOf } from "../../tests/support/spine-words.ts";

const folder = new URL("../../tests/books/", import.meta.url).pathname;
const names = [
  "candide.epub",
  "kusamakura.epub",
  "regime-anticancer-arabic.epub",
  "wasteland.epub",
  "entre-nous.txt",
  "survival-manual.md",
];
const books = new Map<string, ReadBook>();
let desk: BookDesk;

beforeAll(async () => {
  desk = await openBookDesk();
  for (const name of names) {
    books.set(name, await desk.book(name, await readFile(join(folder, name))));
  }
}, 100_000);

afterAll(async () => {
  await desk[Symbol.asyncDispose]();
});

function bookNamed(name: string): ReadBook {
  const book = books.get(name);
  if (book === undefined) throw new Error(`${name} was not read.`);
  return book;
}

test.each([
  ["candide.epub", "Candide", ["Voltaire"], "en-GB"],
  ["kusamakura.epub", "草枕", ["夏目 漱石"], "ja-JP"],
  [
    "regime-anticancer-arabic.epub",
    "Le Vrai Régime anti-cancer",
    ["Pr David Khayat", "Nathalie Hutter-Lardeau"],
    "ar",
  ],
  ["wasteland.epub", "The Waste Land", ["T.S. Eliot"], "en-US"],
  ["entre-nous.txt", "Entre Nous", ["Lucie Vos"], "fr"],
  ["survival-manual.md", "survival-manual", [], "en"],
])("%s has its title, its authors and its language", (name, title, creators, language) => {
  expect(bookNamed(name)).toMatchObject({ title, creators, language });
});

test.each(names.filter((name) => name.endsWith(".epub")))(
  "%s keeps every word that a plain walk through its spine finds",
  async (name) => {
    const wanted = wordsOf(await spineWords(join(folder, name)));
    const kept = wordsOf(
      bookNamed(name)
        .sections.map(({ text }) => text)
        .join("\n"),
    );

    const missing = [...wanted].filter(([word, count]) => (kept.get(word) ?? 0) < count);

    expect(missing).toEqual([]);
    expect(wanted.size).toBeGreaterThan(500);
  },
);

test.each(names)("in %s every range lies where it belongs", (name) => {
  const { sections, contents } = bookNamed(name);

  for (const { text, blocks } of sections) {
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n\n")).toBe(text);
    const strays = blocks.flatMap(({ start, end, marks = [], cells = [] }) =>
      [...marks, ...cells].filter(
        (range) => range.start < start || range.end > end || range.start > range.end,
      ),
    );
    expect(strays).toEqual([]);
  }
  const links = sections.flatMap(({ blocks }) => blocks.flatMap(({ marks = [] }) => marks));
  const lost = links.filter(
    (mark) => mark.type === "link" && mark.offset > (sections[mark.section]?.text.length ?? -1),
  );
  expect(lost).toEqual([]);
  expect(contents.length).toBeGreaterThan(2);
  const order = contents.map(({ section, offset }) => section * 1e9 + offset);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test("the chapters of Candide are sections with their titles, in order", () => {
  const titles = bookNamed("candide.epub").sections.map(({ title }) => title);

  expect(titles.slice(4, 7)).toEqual([
    "I: How Candide Was Brought Up in a Magnificent Castle, and How He Was Expelled Thence",
    "II: What Became of Candide Among the Bulgarians",
    "III: How Candide Made His Escape from the Bulgarians, and What Afterwards Became of Him",
  ]);
  expect(titles.filter((title) => /^[IVX]+: /.test(title ?? ""))).toHaveLength(30);
});

test("a note is reached from its text and leads back to it", () => {
  const { sections } = bookNamed("wasteland.epub");
  const links = sections.flatMap(({ text, blocks }, from) =>
    blocks.flatMap(({ kind, marks = [] }) =>
      marks.flatMap((mark) =>
        mark.type === "link"
          ? [
              {
                kind,
                from,
                at: mark.start,
                section: mark.section,
                offset: mark.offset,
                text: text.slice(mark.start, mark.end),
              },
            ]
          : [],
      ),
    ),
  );
  const call = links.find(({ kind }) => kind === "verse");
  const back = links.find(({ from, at }) => from === call?.section && at >= call.offset);
  const lineBegins = sections[back?.section ?? 0]?.text.slice(back?.offset);

  expect(call).toMatchObject({ text: "*" });
  expect(back).toMatchObject({ kind: "footnote", text: "Line 20." });
  expect(lineBegins).toMatch(/^Out of this stony rubbish\?/);
});

test("verse keeps its lines", () => {
  const chapter = bookNamed("wasteland.epub").sections.find(({ title }) =>
    title?.includes("BURIAL"),
  );
  const verse = chapter?.blocks.find(({ kind }) => kind === "verse");

  expect(chapter?.text.slice(verse?.start, verse?.end)).toMatch(
    /^April is the cruellest month, breeding\nLilacs out of the dead land, mixing\n/,
  );
});

test("readings stand beside the text and not in it", () => {
  const chapter = bookNamed("kusamakura.epub").sections.find(({ title }) => title === "一");
  const reading = chapter?.blocks
    .flatMap(({ marks = [] }) => marks)
    .find(({ type }) => type === "ruby");

  expect(chapter?.text).toMatch(/^一\n\n山路を登りながら、こう考えた。\n\n/);
  expect(reading).toMatchObject({ type: "ruby", reading: "やまみち" });
  expect(chapter?.text.slice(reading?.start, reading?.end)).toBe("山路");
});

test("Arabic runs from right to left", () => {
  const { direction, sections } = bookNamed("regime-anticancer-arabic.epub");
  const paragraph = sections.at(-1)?.blocks.find(({ kind }) => kind === "paragraph");

  expect(direction).toBe("rtl");
  expect(paragraph?.direction).toBe("rtl");
});

test("each block of an EPUB says which element it was", () => {
  const chapter = bookNamed("candide.epub").sections.find(({ title }) => title?.startsWith("I: "));

  expect(chapter?.blocks[2]?.cfi).toMatch(/^epubcfi\(\/6\/\d+!\/4\/2\[chapter-1\]\/4\)$/);
});

test("a text of Project Gutenberg is read in its own encoding and without its wrapping", () => {
  const { sections, licence } = bookNamed("entre-nous.txt");
  const text = sections.map((section) => section.text).join("\n\n");

  expect(text).toContain(
    "Le méchant petit Paul est monté sur la table, sa main est dans le sucrier",
  );
  expect(text).not.toMatch(/Project Gutenberg|Produced by/);
  expect(licence).toMatch(/^This eBook is for the use of anyone anywhere at no cost/);
  expect(sections.map(({ title }) => title)).toContain("II. Papa se fâche.");
});
