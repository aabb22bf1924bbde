import type { Page } from "@playwright/test";
import { basename } from "node:path";
import type { Embedder } from "#lib/inference";
import type { ReadBook } from "#lib/library";
import type { Readers } from "#lib/readers";
import { chunk, type Passage } from "../../indexer/chunk/chunk.ts";
import { embeddedText } from "../../indexer/chunk/embedded-text.ts";
import { median } from "../inference/statistics.ts";
import { referenceText } from "./reference.ts";
import { wordsKept } from "./words-kept.ts";

export interface BookMeasure {
  readonly file: string;
  readonly title: string;
  readonly problem?: string;
  /** Of the reference extraction; absent when there is none for this kind of book. */
  readonly words?: number;
  /** Shares of the reference's words. */
  readonly kept?: number;
  readonly added?: number;
  /** Of the words that were read, the share that stands in some passage. */
  readonly covered?: number;
  readonly passages: number;
  readonly medianTokens: number;
  readonly readMs: number;
  readonly chunkMs: number;
}

export interface MeasuredBook {
  readonly measure: BookMeasure;
  /** What is embedded of it. */
  readonly texts: readonly string[];
}

export interface MeasureOptions {
  readonly readers: Readers;
  readonly embedder: Embedder;
  readonly page: Page;
  readonly imagesDir: string;
}

/** Reads one book, cuts it into passages, and compares both with a reference extraction. */
export async function measureBook(path: string, options: MeasureOptions): Promise<MeasuredBook> {
  const { readers, embedder, page, imagesDir } = options;
  const startedAt = performance.now();
  const reading = await readers.read(path, { imagesDir, signal: new AbortController().signal });
  const readAt = performance.now();
  const file = basename(path);
  const nothing = { passages: 0, medianTokens: 0, readMs: readAt - startedAt, chunkMs: 0 };
  if (reading.outcome === "refused") {
    const problem = reading.problem.message;
    return { measure: { file, title: "", problem, ...nothing }, texts: [] };
  }
  const { book } = reading;
  const { contextTokens } = await embedder.facts();
  const countTokens = async (texts: readonly string[]) => await embedder.countTokens(texts);
  const chunkedFrom = performance.now();
  const passages = await chunk("bench", book, { countTokens, contextTokens });
  const chunkMs = performance.now() - chunkedFrom;
  const reference = await referenceText(path, page);
  const whole = book.sections.map(({ text }) => text).join("\n");
  const measure = {
    file,
    title: book.title,
    ...(reference !== undefined && wordsKept(whole, reference)),
    covered: wordsKept(coveredText(book, passages), whole).kept,
    passages: passages.length,
    medianTokens: passages.length === 0 ? 0 : median(passages.map(({ tokens }) => tokens)),
    readMs: readAt - startedAt,
    chunkMs,
  };
  const texts = passages.map((passage) => embeddedText(passage.headings, textOf(book, passage)));
  return { measure, texts };
}

function textOf(book: ReadBook, { section, start, end }: Passage): string {
  return book.sections[section]?.text.slice(start, end) ?? "";
}

/** What the passages hold, what two of them share only once. */
function coveredText(book: ReadBook, passages: readonly Passage[]): string {
  const covered: string[] = [];
  let section = -1;
  let end = 0;
  for (const passage of passages) {
    if (passage.section !== section) end = 0;
    section = passage.section;
    covered.push(textOf(book, { ...passage, start: Math.max(end, passage.start) }));
    end = passage.end;
  }
  return covered.join("\n");
}
