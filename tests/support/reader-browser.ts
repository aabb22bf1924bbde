import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { libraryListSchema, type LibraryDocument } from "#lib/protocol";
import { test as inBrowser } from "./browser.ts";
import { makeEpub } from "./made-epub.ts";

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

/** Everything that a book may try, and every kind of block. */
const trap = makeEpub({
  title: "Not to be trusted",
  chapters: [
    {
      name: "traps.xhtml",
      title: "Traps",
      body: `<h1 onclick="top.caught=1">Traps</h1><script>top.caught=1</script>
<p>Here <img src="https://example.invalid/a.png" alt="a far picture"/> is
<a href="javascript:top.caught=1">a door</a> and <a href="https://example.invalid/">a window</a>.</p>
<iframe src="https://example.invalid/"></iframe><object data="https://example.invalid/"></object>
<p style="background:url(https://example.invalid/b.png)">&lt;img src=x onerror="top.caught=1"&gt; is text.</p>`,
    },
    {
      name: "kinds.xhtml",
      title: "Kinds",
      body: `<h2>Kinds</h2><ol><li>Fire<ul><li>Tinder</li></ul></li><li>Water</li></ol>
<table><tr><th>Wood</th><th>Burns</th></tr><tr><td>Ash</td><td>Green too</td></tr></table>
<blockquote><p>Ash wet or ash dry.</p></blockquote><pre><code>light(fire)</code></pre>`,
    },
  ],
});

/** A page before a Hearth with real books on its shelf. */
export const test = inBrowser.extend<object, ReaderFixtures>({
  models: { hearth: { text: "Two ravens." } },
  env: { HEARTH_INDEXER: "on" },
  bookCalled: [
    async ({ hearth: { url } }, provide) => {
      for (const file of files) {
        await addBook(url, file, await readFile(new URL(`../books/${file}`, import.meta.url)));
      }
      await addBook(url, "trap.epub", trap);
      const isRead = ({ sections }: LibraryDocument) => sections > 0;
      const read = async () => (await booksOf(url)).filter(isRead).length;
      await expect.poll(read, { timeout: 150_000 }).toBe(files.length + 1);
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
