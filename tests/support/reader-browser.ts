import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { libraryListSchema, type LibraryDocument } from "#lib/protocol";
import { test as inBrowser } from "./browser.ts";

interface ReaderFixtures {
  /** Real books, read but not embedded, by their titles. */
  readonly bookCalled: (title: string) => LibraryDocument;
}

const files = [
  "candide.epub",
  "kusamakura.epub",
  "regime-anticancer-arabic.epub",
  "wasteland.epub",
];

/** A page before a Hearth with real books on its shelf. */
export const test = inBrowser.extend<object, ReaderFixtures>({
  models: { hearth: { text: "Two ravens." } },
  env: { HEARTH_INDEXER: "on" },
  bookCalled: [
    async ({ hearth: { url } }, provide) => {
      for (const file of files) {
        await addBook(url, file, await readFile(new URL(`../books/${file}`, import.meta.url)));
      }
      const isRead = ({ sections }: LibraryDocument) => sections > 0;
      const read = async () => (await booksOf(url)).filter(isRead).length;
      await expect.poll(read, { timeout: 150_000 }).toBe(files.length);
      // What is not looked at here need not keep the machine busy.
      await fetch(`${url}/api/library/pause`, {
        method: "PUT",
        body: JSON.stringify({ isPaused: true }),
        headers: { "content-type": "application/json" },
      });
      const books = await booksOf(url);
      await provide((title) => {
        const book = books.find((one) => one.title === title);
        if (book === undefined) throw new Error(`No book is called ${title}.`);
        return book;
      });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** Puts a file into the library of a running Hearth. */
export async function addBook(url: string, name: string, bytes: Buffer | string): Promise<void> {
  const response = await fetch(`${url}/api/library/files?${new URLSearchParams({ name })}`, {
    method: "POST",
    body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream" },
  });
  if (!response.ok) throw new Error(`The book was refused: ${await response.text()}`);
}

async function booksOf(url: string): Promise<LibraryDocument[]> {
  const response = await fetch(`${url}/api/library`);
  return libraryListSchema.parse(await response.json()).documents;
}

export { expect };
