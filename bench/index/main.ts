import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { openEmbedder } from "#lib/inference";
import { openReaders } from "#lib/readers";
import { findChromium } from "../../tools/chromium.mjs";
import { embeddingPace } from "./embedding-pace.ts";
import { measureBook, type BookMeasure } from "./measure-book.ts";
import { booksTable, paceTable, published } from "./report.ts";

/** Reads books and counts the words that were kept, and embeds their passages beside a bare loop. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    passages: { type: "string", default: "48" },
    model: { type: "string", default: "models/gte-small-q8_0.gguf" },
    write: { type: "boolean", default: false },
  },
});
const paths = positionals.length > 0 ? positionals : await ownBooks();

const log = { info: silent, warn: console.warn, error: console.error };
const modelPath = resolve(values.model);
await using running = new AsyncDisposableStack();
const imagesDir = await mkdtemp(join(tmpdir(), "hearth-bench-index-"));
running.defer(() => rm(imagesDir, { recursive: true, force: true }));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ["--no-sandbox", "--disable-background-networking"],
});
running.defer(() => browser.close());
const page = await browser.newPage();
const readers = running.use(await openReaders({ log }));
const embedder = running.use(
  openEmbedder({ modelPath, name: basename(modelPath), idleMinutes: 0, log }),
);

const books: BookMeasure[] = [];
const texts: string[] = [];
for (const path of paths) {
  const { measure, texts: own } = await measureBook(path, { readers, embedder, page, imagesDir });
  console.log(`${basename(path)}: ${measure.problem ?? `${measure.passages} passages`}`);
  books.push(measure);
  texts.push(...own);
}
const wanted = Math.min(Number(values.passages), texts.length);
const chosen = Array.from(
  { length: wanted },
  (_, index) => texts[Math.floor((index * texts.length) / wanted)] ?? "",
);
const rounds = Number(values.rounds);
const pace = await embeddingPace({ embedder, modelPath, texts: chosen, rounds });

const facts = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0]?.model.trim()}`,
  model: basename(modelPath),
  passages: chosen.length,
  rounds,
};
console.log(`\n${JSON.stringify(facts)}\n\n${booksTable(books)}\n\n${paceTable(pace)}`);
const results = resolve(import.meta.dirname, "../results");
await mkdir(results, { recursive: true });
await writeFile(join(results, "index.json"), JSON.stringify({ facts, books, pace }, null, 2));
if (values.write) {
  const path = resolve(import.meta.dirname, "../../docs/benchmarks.md");
  const caption = `${facts.date}, ${facts.machine}, one inference thread, ${facts.passages} passages, medians of ${rounds} rounds.`;
  const tables = `${booksTable(books)}\n\n${caption}\n\n${paceTable(pace)}`;
  await writeFile(path, published(await readFile(path, "utf8"), tables));
}

/** The books that the tests read. */
async function ownBooks(): Promise<string[]> {
  const folder = resolve(import.meta.dirname, "../../tests/books");
  const names = await readdir(folder);
  return names
    .filter((name) => /\.(epub|txt|md)$/.test(name) && name !== "README.md")
    .map((name) => join(folder, name));
}

function silent(): void {
  return undefined;
}
