import { expect, test } from "vitest";
import type { ReadBook } from "#lib/library";
import {
  countWords,
  readBook,
  readSection,
  type BlockWish,
} from "../../tests/support/read-book.ts";
import { chunk, type Passage } from "./chunk.ts";
import { embeddedText } from "./embedded-text.ts";

const options = { countTokens: countWords, contextTokens: 512 };

async function cut(...wishes: readonly BlockWish[]) {
  const made = readBook([readSection(...wishes)]);
  return withTexts(made, await chunk("a-document", made, options));
}

function withTexts(made: ReadBook, passages: readonly Passage[]) {
  return passages.map((passage) => ({ ...passage, text: textOf(made, passage) }));
}

function textOf(made: ReadBook, passage: Passage): string {
  return made.sections[passage.section]?.text.slice(passage.start, passage.end) ?? "";
}

/** So many sentences of ten words, each of them different. */
function prose(sentences: number, name = "Sentence"): string {
  return Array.from(
    { length: sentences },
    (_, index) => `${name} ${index} says one or two small new things.`,
  ).join(" ");
}

test("a note's arrow back stays with the note", async () => {
  const notes = Array.from({ length: 30 }, (_, index) => ({
    kind: "footnote" as const,
    text: `Note ${index} says ${"one or two small things and ".repeat(10)}no more. ↩`,
  }));

  const passages = await cut(...notes);

  expect(passages.map(({ text }) => text.slice(0, 4))).toEqual(passages.map(() => "Note"));
});

test("a short book is one passage", async () => {
  const passages = await cut({ text: "Bread rises. Tea is hot." });

  expect(passages).toMatchObject([
    { section: 0, start: 0, end: 24, headings: [], page: null, language: "en", tokens: 5 },
  ]);
});

test("long prose is cut between sentences into passages of about the same length", async () => {
  const passages = await cut({ text: prose(60) }, { text: prose(60, "Remark") });

  expect(passages.length).toBeGreaterThan(3);
  for (const { text, tokens } of passages) {
    expect(text).toMatch(/^(Sentence|Remark) \d+ says.*things\.$/s);
    expect(tokens).toBeLessThanOrEqual(300);
    expect(tokens).toBeGreaterThan(140);
  }
});

test("a passage says the last sentences of the one before again", async () => {
  const [first, second] = await cut({ text: prose(60) });

  const overlap = (first?.end ?? 0) - (second?.start ?? 0);

  expect(overlap).toBeGreaterThan(40);
  expect(overlap).toBeLessThan(160);
});

test("a chapter begins a passage, whatever room there is", async () => {
  const passages = await cut(
    { kind: "heading", level: 1, text: "One" },
    { text: "It began." },
    { kind: "heading", level: 2, text: "Two" },
    { text: "It ended." },
  );

  expect(passages.map(({ text }) => text)).toEqual(["One\n\nIt began.", "Two\n\nIt ended."]);
  expect(passages.map(({ headings }) => headings)).toEqual([["One"], ["One", "Two"]]);
});

test("a chapter that only the table of contents knows begins a passage too", async () => {
  const made = readBook([readSection({ text: "It began." }, { text: "It ended." })], {
    contents: [
      { title: "One", level: 1, section: 0, offset: 0 },
      { title: "Two", level: 1, section: 0, offset: 11 },
    ],
  });

  const passages = withTexts(made, await chunk("a-document", made, options));

  expect(passages).toMatchObject([
    { text: "It began.", headings: ["One"] },
    { text: "It ended.", headings: ["Two"] },
  ]);
});

test("the title of a part and of its first chapter stand with the text below them", async () => {
  const passages = await cut(
    { kind: "heading", level: 1, text: "Part I" },
    { kind: "heading", level: 2, text: "Chapter 1" },
    { kind: "heading", level: 2, text: "In which it rains" },
    { text: "It rained." },
    { kind: "heading", level: 1, text: "Part II" },
    { text: "It stopped." },
  );

  expect(passages.map(({ text }) => text)).toEqual([
    "Part I\n\nChapter 1\n\nIn which it rains\n\nIt rained.",
    "Part II\n\nIt stopped.",
  ]);
});

test("small headings part no passages, and stand above the text they belong to", async () => {
  const passages = await cut(
    { kind: "heading", level: 3, text: "Water" },
    { text: prose(18) },
    { kind: "heading", level: 3, text: "Fire" },
    { text: prose(18) },
    { kind: "heading", level: 3, text: "Salt" },
    { text: "A pinch." },
  );

  expect(passages[0]?.text).toMatch(/^Water\n/);
  expect(passages[1]?.text).toMatch(/^Fire\n/);
  expect(passages.filter(({ text }) => /(Water|Fire|Salt)$/.test(text))).toEqual([]);
});

test("the headings are embedded and never part of what is quoted", async () => {
  const passages = await cut({ kind: "heading", level: 1, text: "On salt" }, { text: prose(60) });

  const [first, second] = passages;
  expect(embeddedText(second?.headings ?? [], second?.text ?? "")).toMatch(/^On salt\nSentence/);
  expect(second?.text).not.toContain("On salt");
  expect(embeddedText(first?.headings ?? [], first?.text ?? "")).toMatch(/^On salt\n\nSentence/);
});

test("a passage within a table knows the table's head", async () => {
  const rows = Array.from({ length: 120 }, (_, index) => ({
    kind: "row" as const,
    text: `plant ${index}\tedible\tin late spring`,
  }));

  const passages = await cut(
    { kind: "heading", level: 1, text: "Plants" },
    { kind: "row", isHead: true, text: "Name\tUse\tSeason" },
    ...rows,
    { text: "Beware of mushrooms." },
  );

  expect(passages[0]?.headings).toEqual(["Plants"]);
  expect(passages[1]?.headings).toEqual(["Plants", "Name | Use | Season"]);
  expect(passages[1]?.text).toMatch(/^plant \d+\tedible/);
});

test("a listing and a stanza stay whole where they can", async () => {
  const stanza = Array.from({ length: 14 }, (_, line) => `A line of verse, the number ${line}`);
  const passages = await cut(
    { text: prose(16) },
    { kind: "code", text: "let a = 1;\nlet b = 2;\n".repeat(14).trim() },
    { kind: "verse", text: stanza.join("\n") },
  );

  expect(passages.filter(({ text }) => text.includes("let a"))).toHaveLength(1);
  expect(passages.filter(({ text }) => text.includes("A line of verse"))).toHaveLength(1);
});

test("what is said of a picture belongs to what stands around it", async () => {
  const passages = await cut(
    { text: "A knot is tied." },
    { kind: "image", image: 0, text: "A hand with a rope" },
    { kind: "caption", text: "Figure 1" },
    { kind: "rule", text: "" },
    { text: "It holds." },
  );

  expect(passages).toHaveLength(1);
});

test("sentences of other scripts stay whole", async () => {
  const japanese = "吾輩は猫である。名前はまだ無い。".repeat(80);
  const made = readBook([readSection({ text: japanese }, { text: "Hello.", language: "en" })], {
    language: "ja",
  });
  const letters = async (texts: readonly string[]) => texts.map((text) => text.length);

  const passages = withTexts(
    made,
    await chunk("a-document", made, { countTokens: letters, contextTokens: 512 }),
  );

  expect(passages.length).toBeGreaterThan(4);
  expect(passages.map(({ text }) => /[。.]$/.test(text))).toEqual(passages.map(() => true));
  expect(passages.map(({ language }) => language)).toEqual(passages.map(() => "ja"));
});

test("the page and the language are those of the place", async () => {
  const passages = await cut(
    { text: "One.", page: 3 },
    { kind: "heading", level: 1, text: "Deux", page: 4, language: "fr" },
    { text: "C'est tout.", page: 4, language: "fr" },
  );

  expect(passages).toMatchObject([
    { page: 3, language: "en" },
    { page: 4, language: "fr" },
  ]);
});

test("a line without an end is cut to its last letter", async () => {
  const passages = await cut({ text: "x".repeat(5_000_000) });

  expect(passages.at(-1)?.end).toBe(5_000_000);
  expect(passages.every(({ tokens }) => tokens <= 512)).toBe(true);
});

test("what a model reads as nothing makes no endless passage", async () => {
  const made = readBook([
    readSection({ text: "x".repeat(200_000) }, { text: "\u200b ".repeat(9_000) }),
  ]);
  const ones = async (texts: readonly string[]) => texts.map(() => 1);

  const passages = await chunk("a-document", made, { countTokens: ones, contextTokens: 512 });

  expect(Math.max(...passages.map(({ start, end }) => end - start))).toBeLessThan(4_000);
});

test("headings without end leave room for the text, whatever their letters", async () => {
  const passages = await cut(
    { kind: "heading", level: 1, text: "chapter ".repeat(5_000) },
    { kind: "heading", level: 2, text: "𝕳".repeat(5_000) },
    { text: prose(80) },
  );

  expect(passages.every(({ tokens }) => tokens <= 512)).toBe(true);
  expect(passages.at(-1)?.headings.join("").length).toBeLessThan(300);
});

test("what is written at the end of a chapter leaves the passages before it as they were", async () => {
  const before = await cut({ text: prose(200) });
  const after = await cut({ text: prose(215) });

  const same = before.filter(({ id }, index) => after[index]?.id === id);

  expect(same.length).toBeGreaterThanOrEqual(before.length - 4);
});

test("the same text at another place of another book has the same text hash and another id", async () => {
  const made = readBook([
    readSection({ text: "Salt." }),
    readSection({ text: "Pepper." }, { text: "Salt." }),
  ]);

  const [one, , other] = await chunk(
    "a",
    { ...made, sections: [...made.sections].concat(made.sections[0] ?? []) },
    options,
  );
  const [elsewhere] = await chunk("b", made, options);

  expect(one?.textHash).toBe(other?.textHash);
  expect(new Set([one?.id, other?.id, elsewhere?.id]).size).toBe(3);
});
