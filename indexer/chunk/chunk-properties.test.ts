import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  lorem,
  nat,
  oneof,
  record,
  string,
} from "fast-check";
import { expect, test } from "vitest";
import { countWords, readBook, readSection } from "../../tests/support/read-book.ts";
import { chunk } from "./chunk.ts";
import { embeddedText } from "./embedded-text.ts";

const options = { countTokens: countWords, contextTokens: 512 };

const anyText = oneof(
  string({ unit: "grapheme", maxLength: 400 }),
  lorem({ maxCount: 60, mode: "sentences" }),
  constantFrom("", "   ", "a\nb", "\ud800", "𝕳".repeat(900), "w".repeat(6_000), "一".repeat(3_000)),
);

const anyBlock = record({
  kind: constantFrom(
    "heading",
    "paragraph",
    "quote",
    "verse",
    "item",
    "code",
    "row",
    "caption",
    "footnote",
    "image",
    "rule",
  ),
  level: integer({ min: 1, max: 6 }),
  isHead: boolean(),
  text: anyText,
});

const anyBook = record({
  sections: array(array(anyBlock, { maxLength: 12 }), { maxLength: 4 }),
  contents: array(
    record({
      title: anyText,
      level: integer({ min: 1, max: 4 }),
      section: nat(4),
      offset: nat(500),
    }),
    { maxLength: 4 },
  ),
}).map(({ sections, contents }) =>
  readBook(
    sections.map((blocks) => readSection(...blocks)),
    { contents },
  ),
);

test("whatever the book, nothing but white space is outside its passages", async () => {
  await assert(
    asyncProperty(anyBook, async (made) => {
      const passages = await chunk("a-document", made, options);

      for (const [number, { text }] of made.sections.entries()) {
        let covered = 0;
        for (const { start, end } of passages.filter((passage) => passage.section === number)) {
          expect(text.slice(covered, Math.max(covered, start)).trim()).toBe("");
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe("");
      }
    }),
    { numRuns: 150 },
  );
});

test("whatever the book, its passages come in order, are known by their ids, and fit the model", async () => {
  await assert(
    asyncProperty(anyBook, integer({ min: 200, max: 600 }), async (made, contextTokens) => {
      const passages = await chunk("a-document", made, { countTokens: countWords, contextTokens });

      const again = await chunk("a-document", made, { countTokens: countWords, contextTokens });
      const places = passages.map(({ section: number, start }) => number * 1_000_000 + start);
      expect(again).toEqual(passages);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      for (const passage of passages) {
        const text = made.sections[passage.section]?.text.slice(passage.start, passage.end) ?? "";
        const [counted] = await countWords([embeddedText(passage.headings, text)]);
        expect(passage.tokens).toBe(counted);
        expect(passage.tokens).toBeLessThanOrEqual(contextTokens);
        expect(text).toBe(text.trim());
      }
    }),
    { numRuns: 150 },
  );
});

test("whatever the book, a passage holds no chapter but the one it begins with", async () => {
  await assert(
    asyncProperty(anyBook, async (made) => {
      const passages = await chunk("a-document", made, options);

      for (const { section: number, start, end } of passages) {
        const inside = (made.sections[number]?.blocks ?? []).filter(
          (block) =>
            block.start >= start &&
            block.end <= end &&
            made.sections[number]?.text.slice(block.start, block.end).trim() !== "",
        );
        const firstText = inside.findIndex(({ kind }) => kind !== "heading");
        const chapters = (firstText < 0 ? [] : inside.slice(firstText)).filter(
          ({ kind, level = 1 }) => kind === "heading" && level <= 2,
        );
        expect(chapters).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
