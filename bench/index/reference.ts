import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Page } from "@playwright/test";
import { walkBook } from "./walk-in-browser.ts";
import { zipFiles } from "./zip-files.ts";

/**
 * What a book says, read in another way than Hearth reads it: an EPUB by Chromium's own parsers,
 * a text by taking the marks of its markup away. Undefined for kinds of books that it cannot read.
 */
export async function referenceText(path: string, page: Page): Promise<string | undefined> {
  const bytes = await readFile(path);
  switch (extname(path).toLowerCase()) {
    case ".epub":
      return await page.evaluate(walkBook, textsOf(zipFiles(bytes)));
    case ".md":
      return withoutMarkdown(decoded(bytes));
    case ".txt":
      return withoutLicence(decoded(bytes));
    default:
      return undefined;
  }
}

function textsOf(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  const texts = [...files].filter(([name]) => /\.(x?html?|xml|opf)$/i.test(name));
  return Object.fromEntries(texts.map(([name, bytes]) => [name, decoded(bytes)]));
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Addresses, tags, entities and front matter are not words of the text; whatever else stands there is. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/^---\n.*?\n---\n/s, "")
    .replaceAll(/<!--.*?-->/gs, " ")
    .replaceAll(/<\/?[a-z][^<>]*>/gi, " ")
    .replaceAll(/\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "] ")
    .replaceAll(/^\[[^\]]+\]:\s+\S+.*$/gm, " ")
    .replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z]+);/gi, " ");
}

/** The book between the lines with which Project Gutenberg frames it. */
function withoutLicence(text: string): string {
  const start = /^\*\*\* ?START OF.*$/m.exec(text);
  const end = /^\*\*\* ?END OF.*$/m.exec(text);
  return text.slice(start === null ? 0 : start.index + start[0].length, end?.index);
}
