import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startBare } from "./bare.ts";
import { measureRound, type Measure } from "./cases.ts";
import { startHearth } from "./hearth.ts";
import { startLlamaServer } from "./llama-server.ts";
import { markdownTable, summarise } from "./report.ts";
import type { Target, TargetOptions } from "./target.ts";

/** Measures Hearth beside llama-server and the bare engine, in turns, and prints medians and ratios. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    threads: { type: "string", default: "1" },
    slots: { type: "string", default: "8" },
    context: { type: "string", default: "1024" },
    write: { type: "boolean", default: false },
  },
});
const modelPath = resolve(positionals[0] ?? "");
if (!modelPath.endsWith(".gguf") || !existsSync(modelPath)) {
  console.error("Say which model to measure: npm run bench:inference -- path/to/model.gguf");
  process.exit(1);
}
const options = (port: number): TargetOptions => ({
  modelPath,
  threads: Number(values.threads),
  slots: Number(values.slots),
  contextSize: Number(values.context),
  port,
});

await using running = new AsyncDisposableStack();
const targets: Target[] = [running.use(await startHearth(options(4870)))];
targets.push(running.use(await startBare(options(0))));
const peer = process.env["LLAMA_SERVER"];
if (peer) targets.push(running.use(await startLlamaServer(peer, options(4871))));
else console.log("llama-server is left out: set LLAMA_SERVER=/path/to/llama-server to compare.\n");

const measures = new Map<string, Measure[]>(targets.map(({ name }) => [name, []]));
for (let round = 1; round <= Number(values.rounds); round++) {
  // Every other round in the other order: a machine that slows down must not favour anyone.
  for (const target of round % 2 === 0 ? targets.toReversed() : targets) {
    console.log(`round ${round} of ${values.rounds}: ${target.name}`);
    measures.get(target.name)?.push(...(await measureRound(target, round, Number(values.context))));
  }
}

const rows = summarise(measures);
const facts = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  model: basename(modelPath),
  threads: Number(values.threads),
  slots: Number(values.slots),
  rounds: Number(values.rounds),
};
const table = markdownTable(
  rows,
  targets.map(({ name }) => name),
);
console.log(`\n${JSON.stringify(facts)}\n\n${table}`);

const results = resolve(import.meta.dirname, "../results");
await mkdir(results, { recursive: true });
await writeFile(
  join(results, `inference-${facts.model}.json`),
  JSON.stringify({ facts, rows }, null, 2),
);
if (values.write) await publish();

/** Puts the table into docs/benchmarks.md in place of the one for the same model. */
async function publish(): Promise<void> {
  const path = resolve(import.meta.dirname, "../../docs/benchmarks.md");
  const page = await readFile(path, "utf8");
  const heading = `### ${facts.model}`;
  const caption = `${facts.date}, ${facts.machine}, ${facts.threads} inference thread(s), ${facts.slots} slots, medians of ${facts.rounds} rounds.`;
  const section = `${heading}\n\n${caption}\n\n${table}\n`;
  const sections = page.split(/(?=^### )/m);
  const index = sections.findIndex((part) => part.startsWith(`${heading}\n`));
  if (index < 0) sections.push(`\n${section}`);
  else sections[index] = section + (index < sections.length - 1 ? "\n" : "");
  await writeFile(path, sections.join(""));
}
