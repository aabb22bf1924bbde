import { open } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { ReadBook } from "#lib/library";
import { ReadDefect } from "./defect.ts";
import type { DraftBook } from "./draft/draft.ts";
import { finishBook } from "./draft/finish-book.ts";
import { limits } from "./limits.ts";
import { openPictures, type Pictures } from "./pictures/pictures.ts";
import { recognise, type Format } from "./recognise.ts";

export interface ReadFile {
  readonly path: string;
  /** The title a book without one is given: its file's name. */
  readonly title: string;
  readonly pictures: Pictures;
  readonly onProgress: (done: number, total: number) => void;
}

export interface ReadFileOptions {
  /** Where pictures go; undefined keeps none. */
  readonly picturesFolder: string | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Each reader is loaded when its first book comes: a shelf of notes needs no PDF library. */
const readers: Record<Format, () => Promise<(file: ReadFile) => Promise<DraftBook>>> = {
  epub: async () => (await import("./epub/read-epub.ts")).readEpub,
  markdown: async () => (await import("./markdown/read-markdown.ts")).readMarkdown,
  text: async () => (await import("./text/read-text.ts")).readText,
  html: async () => (await import("./markup/read-html.ts")).readHtml,
  pdf: async () => (await import("./pdf/read-pdf.ts")).readPdf,
};

const headBytes = 4096;

/** Reads one book in this process. Throws a `ReadDefect` for what is wrong with it. */
export async function readFile(
  path: string,
  { picturesFolder, onProgress }: ReadFileOptions,
): Promise<ReadBook> {
  const { head, size } = await headOf(path);
  if (size > limits.fileBytes)
    throw new ReadDefect("too-large", "This file is larger than any book.");
  const format = recognise(basename(path), head);
  const read = await readers[format]();
  const pictures = openPictures(picturesFolder, () => onProgress(0, 0));
  return finishBook(await read({ path, title: titleOfName(path), pictures, onProgress }));
}

async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } catch (cause) {
    throw new ReadDefect("unreadable-file", "The file could not be opened.", { cause });
  }
}

/** A file's name as a person would say it. */
function titleOfName(path: string): string {
  const name = basename(path, extname(path))
    .replace(/[_\s]+/g, " ")
    .trim();
  return name === "" ? basename(path) : name;
}
