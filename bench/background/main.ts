import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { libraryListSchema, sendResponseSchema, type LibraryStatus } from "#lib/protocol";
import { OwnApi } from "../../tests/support/own-api.ts";
import { startHearth } from "../../tests/support/start-hearth.ts";
import { median } from "../inference/statistics.ts";
import { madeBook } from "./made-book.ts";

/** Asks a model again and again, while a book is embedded and while it is not, in turns. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    passages: { type: "string", default: "500" },
    context: { type: "string", default: "512" },
    asks: { type: "string", default: "3" },
  },
});
const modelPath = resolve(positionals[0] ?? "");
if (!modelPath.endsWith(".gguf") || !existsSync(modelPath)) {
  console.error("Say which model to ask: npm run bench:background -- path/to/model.gguf");
  process.exit(1);
}
const modelId = basename(modelPath, ".gguf");

await using running = new AsyncDisposableStack();
const env = { HEARTH_INDEXER: "on", HEARTH_CONTEXT: values.context, LOG_LEVEL: "silent" };
const hearth = await startHearth({}, env);
running.defer(() => hearth.stop());
// Whoever breaks the bench off must not leave a Hearth behind.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void running.disposeAsync());
await symlink(modelPath, join(hearth.modelsDir, basename(modelPath)));
const api = new OwnApi(hearth.url);
await until(async () => (await api.ask("POST", `/api/models/${modelId}/load`)).status < 300);

await addBook(madeBook(Number(values.passages), 1));
await until(async () => (await status()).coverage.documents > 0);

interface Round {
  readonly alone: number;
  readonly beside: number;
  /** Passages that were embedded during the answer, a second. */
  readonly embedded: number;
}

const rounds: Round[] = [];
for (let round = 1; round <= Number(values.rounds); round++) {
  await pause(true);
  const alone = await tokensPerSecond();
  await pause(false);
  const before = (await status()).coverage.embedded;
  await until(async () => (await status()).coverage.embedded > before);
  const startedAt = performance.now();
  const from = (await status()).coverage.embedded;
  const beside = await tokensPerSecond();
  const { coverage } = await status();
  const embedded = (coverage.embedded - from) / ((performance.now() - startedAt) / 1_000);
  if (coverage.embedded === coverage.passages) break;
  rounds.push({ alone, beside, embedded });
  console.log(`round ${round}: ${alone.toFixed(1)} tokens/s alone, ${beside.toFixed(1)} beside`);
}

if (rounds.length === 0) throw new Error("The book was done too soon: ask for more --passages.");
const facts = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0]?.model.trim()}`,
  load: loadavg()[0],
  model: modelId,
  rounds: rounds.length,
  alone: median(rounds.map(({ alone }) => alone)),
  beside: median(rounds.map(({ beside }) => beside)),
  ratio: median(rounds.map(({ alone, beside }) => beside / alone)),
  embedded: median(rounds.map(({ embedded }) => embedded)),
};
console.log(JSON.stringify(facts));
const results = resolve(import.meta.dirname, "../results");
await mkdir(results, { recursive: true });
const path = join(results, `background-${modelId}.json`);
await writeFile(path, JSON.stringify({ facts, rounds }, null, 2));

/** The middle one of several answers. */
async function tokensPerSecond(): Promise<number> {
  const paces: number[] = [];
  for (let ask = 0; ask < Number(values.asks); ask++) paces.push(await paceOfAnswer());
  return median(paces);
}

async function paceOfAnswer(): Promise<number> {
  const conversation = randomUUID();
  const { body } = await api.ask("POST", `/api/conversations/${conversation}/messages`, {
    messageId: randomUUID(),
    answerId: randomUUID(),
    parentId: null,
    text: "Tell me a long story about a house by the sea.",
    modelId,
    library: { mode: "off", documentIds: [] },
  });
  const { answer } = sendResponseSchema.parse(body);
  const { figures } = await api.waitForEnd(conversation, answer.id);
  if (figures === null) throw new Error("The answer has no figures.");
  return (figures.completionTokens - 1) / (figures.writeMs / 1_000);
}

async function addBook(text: string): Promise<void> {
  const response = await fetch(`${hearth.url}/api/library/files?name=made-book.md`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: text,
  });
  if (!response.ok) throw new Error(await response.text());
}

async function pause(isPaused: boolean): Promise<void> {
  const { status: code, body } = await api.ask("PUT", "/api/library/pause", { isPaused });
  if (code >= 300) throw new Error(JSON.stringify(body));
}

async function status(): Promise<LibraryStatus> {
  return libraryListSchema.parse((await api.ask("GET", "/api/library")).body).status;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(100);
}
