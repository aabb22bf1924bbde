import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openEmbedder } from "#lib/inference";
import { detectLanguage, readCollection, type Collection } from "./collection.ts";
import { index } from "./indexed.ts";
import { measurePace, type Pace } from "./pace.ts";
import { measureQuality, type Quality } from "./quality.ts";
import { paceTable, published, qualityTable } from "./report.ts";

/** Asks judged collections through the real writer and search, and a bare LanceDB beside them. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: "string", default: "models/gte-small-q8_0.gguf" },
    language: { type: "string" },
    passages: { type: "string", default: "10000" },
    rounds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});
if (positionals.length === 0) {
  console.error("Say which collections to ask: npm run bench:search -- path/to/folder …");
  process.exit(1);
}

const log = { info: silent, warn: console.warn, error: console.error };
const results = resolve(import.meta.dirname, "../results");
const modelPath = resolve(values.model);
await using running = new AsyncDisposableStack();
const dir = await mkdtemp(join(tmpdir(), "hearth-bench-search-"));
running.defer(() => rm(dir, { recursive: true, force: true }));
const embedder = running.use(
  openEmbedder({ modelPath, name: basename(modelPath), idleMinutes: 0, log }),
);
const { key } = await embedder.facts();
const common = {
  embedder,
  vectorsFile: join(results, `vectors-${key}.txt`),
  onProgress: (done: number, all: number) => console.log(`embedded ${done} of ${all}`),
};

const collections = await Promise.all(positionals.map(readCollection));
const languageOf = (collection: Collection) => values.language ?? detectLanguage(collection);
const quality = new Map<string, Quality[]>();
for (const collection of collections) {
  const language = languageOf(collection);
  const options = { ...common, language, dir: join(dir, collection.name), atLeast: 0 };
  await using indexed = await index(collection, options);
  quality.set(collection.name, await measureQuality(collection, indexed, options));
}
const [first] = collections;
const passages = Number(values.passages);
let pace: Pace[] = [];
if (first !== undefined && passages > 0) {
  const options = {
    ...common,
    language: languageOf(first),
    dir: join(dir, "many"),
    atLeast: passages,
  };
  await using indexed = await index(first, options);
  pace = await measurePace(first, indexed, { ...options, rounds: Number(values.rounds) });
}

const facts = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0]?.model.trim()}`,
  model: basename(modelPath),
  passages,
};
const caption = `${facts.date}, ${facts.machine}, ${facts.model}. The second table: ${passages} passages, every question of ${first?.name}.`;
const tables = `${caption}\n\n${qualityTable(quality)}\n\n${paceTable(pace)}`;
console.log(`\n${tables}`);
await mkdir(results, { recursive: true });
const report = { facts, quality: Object.fromEntries(quality), pace };
await writeFile(join(results, "search.json"), JSON.stringify(report, null, 2));
if (values.write) {
  const path = resolve(import.meta.dirname, "../../docs/benchmarks.md");
  await writeFile(path, published(await readFile(path, "utf8"), tables));
}

function silent(): void {
  return undefined;
}
