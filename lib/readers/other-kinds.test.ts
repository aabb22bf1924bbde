import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadBook } from "#lib/library";
import { makePdf } from "../../tests/support/made-pdf.ts";
import { openBookDesk, type BookDesk } from "../../tests/support/read-books.ts";

let desk: BookDesk;

beforeAll(async () => {
  desk = await openBookDesk();
});

afterAll(async () => {
  await desk[Symbol.asyncDispose]();
});

function kindsAndTexts({ sections }: ReadBook): string[][] {
  return sections.flatMap(({ text, blocks }) =>
    blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
  );
}

test("Markdown tells its facts in front and its structure in the text", async () => {
  const book = await desk.book(
    "tea.md",
    `---\ntitle: On tea\nauthors: [Ann, Bo]\nlang: en-gb\ndate: 2020-01-02\nlicence: CC0\ntags: [x]\n---

# Water

Boil it *well*, says [the book](http://far.example/).[^1]

> quoted

1. warm the pot
   - gently

| tea | minutes |
|---|---|
| Assam | 4 |

\`\`\`
code
  stays
\`\`\`

<p>raw <b>HTML</b></p>

[^1]: A note.`,
  );

  expect(book).toMatchObject({
    format: "markdown",
    title: "On tea",
    creators: ["Ann", "Bo"],
    language: "en-GB",
    year: 2020,
    licence: "CC0",
  });
  expect(kindsAndTexts(book)).toEqual([
    ["heading", "Water"],
    ["paragraph", "Boil it well, says the book.1"],
    ["quote", "quoted"],
    ["item", "warm the pot"],
    ["item", "gently"],
    ["row", "tea\tminutes"],
    ["row", "Assam\t4"],
    ["code", "code\n  stays"],
    ["paragraph", "raw HTML"],
    ["footnote", "A note."],
  ]);
});

test("long Markdown is the same text as its pieces would be by themselves", async () => {
  const chapters = Array.from({ length: 400 }, (_, index) => [
    `## Chapter ${index}`,
    "Water comes first. ".repeat(12),
    "```\nnot a ## heading\n\nstill code\n```",
  ]);

  const book = await desk.book("long.md", chapters.flat().join("\n\n"));

  const blocks = kindsAndTexts(book);
  expect(blocks.filter(([kind]) => kind === "heading")).toHaveLength(400);
  expect(blocks.filter(([kind]) => kind === "code")).toEqual(
    Array.from({ length: 400 }, () => ["code", "not a ## heading\n\nstill code"]),
  );
  expect(book.contents).toHaveLength(400);
});

test("links by name are words wherever in a long file it is said where they lead", async () => {
  const middle = "Water comes first.\n\n".repeat(3000);

  const book = await desk.book(
    "links.md",
    `See [the book][1].\n\n${middle}\n[1]: http://far.example/\n`,
  );

  const texts = kindsAndTexts(book).map(([, text]) => text);
  expect(texts[0]).toBe("See the book.");
  expect(texts.at(-1)).toBe("Water comes first.");
});

test("text is joined to paragraphs, and chapters, verse and lists are found in it", async () => {
  const book = await desk.book(
    "plain.txt",
    `CHAPTER I

It was raining on the
roof of the house.

    The kettle sings,
    The rain replies.

- one
- two

* * *


THE SECOND PART


Long after that.`,
  );

  expect(kindsAndTexts(book)).toEqual([
    ["heading", "CHAPTER I"],
    ["paragraph", "It was raining on the roof of the house."],
    ["verse", "The kettle sings,\nThe rain replies."],
    ["item", "one"],
    ["item", "two"],
    ["rule", ""],
    ["heading", "THE SECOND PART"],
    ["paragraph", "Long after that."],
  ]);
});

test.each([
  [
    "windows-1252",
    Buffer.from(
      "Les élèves étaient déjà à l'école, où le maître les attendait près de la fenêtre.",
      "latin1",
    ),
    /élèves étaient déjà/,
  ],
  ["UTF-16", Buffer.from("\ufeffÜber den Dächern", "utf16le"), /Über den Dächern/],
  [
    "UTF-16 without a mark",
    Buffer.from("The roof of the house", "utf16le"),
    /^The roof of the house$/,
  ],
  ["UTF-8 with a mark", Buffer.from("\ufeffŠíp"), /^Šíp$/],
])("text in %s is read as it was written", async (_name, bytes, expected) => {
  const book = await desk.book("some.txt", bytes);

  expect(book.sections[0]?.text).toMatch(expected);
});

test("a page of HTML is read by the same rules as a chapter", async () => {
  const book = await desk.book(
    "page.html",
    `<!doctype html><html lang="fr"><head><title>Le thé</title><meta name="author" content="Zoé"></head>
     <body><h1>Le thé</h1><p>Une<br>tasse<p>et encore<script>alert(1)</script></body></html>`,
  );

  expect(book).toMatchObject({ title: "Le thé", creators: ["Zoé"], language: "fr" });
  expect(kindsAndTexts(book)).toEqual([
    ["heading", "Le thé"],
    ["paragraph", "Une\ntasse"],
    ["paragraph", "et encore"],
  ]);
});

test("a PDF is its paragraphs, without what repeats on its pages, and knows its chapters", async () => {
  const page = (number: number, lines: readonly string[]) => [
    { text: "A Book of Tea", x: 72, y: 800, size: 9 },
    ...lines.map((text, index) => ({ text, x: 72, y: 700 - index * 14, size: 11 })),
    { text: String(number), x: 300, y: 30, size: 9 },
  ];
  const bytes = makePdf({
    title: "Tea",
    author: "Ann",
    pages: [
      [
        { text: "Water", x: 72, y: 740, size: 20 },
        ...page(1, ["Boil the water in a large ket-", "tle and wait until it sings."]),
      ],
      page(2, ["It is the first thing.", "Nothing else is as impor-", "tant."]),
      [{ text: "Leaves", x: 72, y: 740, size: 20 }, ...page(3, ["They come next."])],
    ],
    outline: [
      { title: "Water", page: 0 },
      { title: "Leaves", page: 2 },
    ],
  });

  const book = await desk.book("tea.pdf", bytes);

  const text = book.sections.map((section) => section.text).join("\n\n");
  expect(book).toMatchObject({ format: "pdf", title: "Tea", creators: ["Ann"] });
  expect(text).toContain("Boil the water in a large kettle and wait until it sings.");
  expect(text).not.toMatch(/A Book of Tea|^\d$/m);
  expect(book.contents.map(({ title }) => title)).toEqual(["Water", "Leaves"]);
  const leaves = book.sections.flatMap(({ blocks }) => blocks).find(({ page: on }) => on === 3);
  expect(leaves).toMatchObject({ kind: "heading" });
});

test("a PDF of pictures has no text to search", async () => {
  const reading = await desk.readBytes("scan.pdf", makePdf({ pages: [[], []] }));

  expect(reading).toMatchObject({ outcome: "refused", problem: { code: "no-text" } });
});
