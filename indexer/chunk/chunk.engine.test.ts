import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedder, type Embedder } from "#lib/inference";
import type { ReadBook } from "#lib/library";
import { openReaders, type Readers } from "#lib/readers";
import { chunk, type Passage } from "./chunk.ts";
import { embeddedText } from "./embedded-text.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let embedder: Embedder;
let readers: Readers;

beforeAll(async () => {
  const modelPath = pathOf("models/gte-small-q8_0.gguf");
  embedder = openEmbedder({ modelPath, name: "gte-small", idleMinutes: 0, log });
  readers = await openReaders({ log });
});

afterAll(async () => {
  await embedder[Symbol.asyncDispose]();
  await readers[Symbol.asyncDispose]();
});

async function cut(file: string): Promise<{ book: ReadBook; passages: Passage[] }> {
  const { signal } = new AbortController();
  const reading = await readers.read(pathOf(`tests/books/${file}`), { imagesDir: null, signal });
  if (reading.outcome === "refused") throw new Error(reading.problem.message);
  const { contextTokens } = await embedder.facts();
  const countTokens = async (texts: readonly string[]) => await embedder.countTokens(texts);
  const passages = await chunk(file, reading.book, { countTokens, contextTokens });
  return { book: reading.book, passages };
}

test.for(["candide.epub", "kusamakura.epub", "regime-anticancer-arabic.epub", "wasteland.epub"])(
  "the model reads every passage of %s to its end",
  async (file) => {
    const { book, passages } = await cut(file);
    const texts = passages.map(({ headings, section, start, end }) =>
      embeddedText(headings, book.sections[section]?.text.slice(start, end) ?? ""),
    );

    const counts = await embedder.countTokens(texts);

    const { contextTokens } = await embedder.facts();
    expect(passages.map(({ tokens }) => tokens)).toEqual(counts);
    expect(Math.max(...counts)).toBeLessThanOrEqual(contextTokens - 2);
    expect(counts.filter((count) => count > 300).length).toBeLessThan(counts.length / 10);
  },
);

test("passages of Candide end where sentences end and stand below their chapters", async () => {
  const { book, passages } = await cut("candide.epub");
  const told = passages.filter(({ headings }) => headings.join(" ").includes("How Candide"));
  const ends = told.map(({ section, end }) => book.sections[section]?.text.slice(end - 2, end));

  expect(told.length).toBeGreaterThan(20);
  expect(ends.filter((end) => /[.!?”’:—]/u.test(end ?? "")).length / ends.length).toBeGreaterThan(
    0.95,
  );
});
