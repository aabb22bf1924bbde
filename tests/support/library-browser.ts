import { expect } from "@playwright/test";
import { libraryListSchema, sectionSchema, type Citation, type Source } from "#lib/protocol";
import { test as inBrowser } from "./browser.ts";
import { kitchenBooks } from "./kitchen-books.ts";
import type { TinyModels } from "./start-hearth.ts";

/** What the tiny model answers to every question: a quote that stands in the book of bread. */
export const breadAnswer =
  "The book says “Dough rises because yeast eats the sugar in flour” [1] and no more.";

const models: TinyModels = {
  hearth: { text: breadAnswer },
  plain: { text: "I know nothing of it." },
};

/** A book of the library with the text it was read as. */
export interface ShelvedBook {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly string[];
}

interface LibraryFixtures {
  /** By the words in their titles: `Bread`, `Tomatoes`. */
  readonly books: (title: string) => ShelvedBook;
}

/** A page before a Hearth with a few small books in it that are read and embedded. */
export const test = inBrowser.extend<object, LibraryFixtures>({
  models,
  env: { HEARTH_INDEXER: "on" },
  books: [
    async ({ hearth }, provide) => {
      for (const [path, text] of Object.entries(kitchenBooks)) await add(hearth.url, path, text);
      const shelved = await whenReady(hearth.url, Object.keys(kitchenBooks).length);
      await provide((title) => {
        const book = shelved.find((one) => one.title.includes(title));
        if (book === undefined) throw new Error(`No book is called ${title}.`);
        return book;
      });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

async function add(url: string, path: string, text: string): Promise<void> {
  const name = encodeURIComponent(path.split("/").at(-1) ?? path);
  const response = await fetch(`${url}/api/library/files?name=${name}`, {
    method: "POST",
    body: text,
    headers: { "content-type": "application/octet-stream" },
  });
  if (!response.ok) throw new Error(`The book was refused: ${await response.text()}`);
}

async function whenReady(url: string, count: number): Promise<ShelvedBook[]> {
  const list = async () => {
    const response = await fetch(`${url}/api/library`);
    return libraryListSchema.parse(await response.json()).documents;
  };
  const states = async () => (await list()).map(({ state, problem }) => problem?.message ?? state);
  await expect.poll(states, { timeout: 150_000 }).toEqual(Array(count).fill("ready"));
  const found: ShelvedBook[] = [];
  for (const { id, title, sections } of await list()) {
    const texts: string[] = [];
    for (let section = 0; section < sections; section += 1) {
      const response = await fetch(`${url}/api/library/documents/${id}/sections/${section}`);
      texts.push(sectionSchema.parse(await response.json()).text);
    }
    found.push({ id, title, sections: texts });
  }
  return found;
}

/** The passage that begins with these words and goes to the end of its paragraph. */
export function sourceOf(book: ShelvedBook, n: number, words: string): Source {
  const { section, start } = placeOf(book, words);
  const text = (book.sections[section] ?? "").slice(start).split("\n\n")[0] ?? "";
  const place = { section, start, end: start + text.length };
  const facts = { creators: ["Ada Hob"], headings: ["Rising"], page: null, score: 0.8 };
  return { ...place, ...facts, n, documentId: book.id, title: book.title, text };
}

/** Where a source bears out what an answer says with these words. */
export function citationOf(
  book: ShelvedBook,
  quote: string,
  { n, kind, at }: Pick<Citation, "n" | "kind" | "at">,
): Citation {
  const { section, start } = placeOf(book, quote);
  return { n, kind, at, section, start, end: start + quote.length, quote };
}

function placeOf({ sections, title }: ShelvedBook, words: string) {
  const section = sections.findIndex((text) => text.includes(words));
  if (section === -1) throw new Error(`${title} does not say ${words}`);
  return { section, start: sections[section]?.indexOf(words) ?? 0 };
}

export { expect };
