import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase, type Database } from "#lib/db";
import { dice, type Dice } from "../../support/dice.ts";
import { holds, readManifest, requireAgreement } from "./agree.ts";
import { Keeper } from "./keeper.ts";
import { startVictim } from "./victim.ts";

export interface IndexerRounds {
  readonly databaseUrl: string;
  readonly kills: number;
  readonly seed: number;
  readonly onRound?: (line: string) => void;
}

export interface IndexerReport {
  readonly kills: number;
  readonly files: number;
  readonly passages: number;
  /** Texts that were ever there to be embedded. */
  readonly texts: number;
  /** Texts that the model read and whose vectors were kept. */
  readonly computed: number;
}

const startFiles = 12;
const longParagraphs = 40;
const longestLifeMs = 1_800;
const settleLimitMs = 120_000;
const checkEvery = 10;

/**
 * Lets somebody add, edit, move and delete books while the indexer is killed again and again, and
 * checks that in the end manifest, index and disk agree. The seed decides what is done and when.
 *
 * @throws Error with what is wrong.
 */
export async function runIndexerRounds(options: IndexerRounds): Promise<IndexerReport> {
  const { databaseUrl, kills, seed, onRound } = options;
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "hearth-indexer-crash-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const folder = join(dataDir, "library");
  await mkdir(folder);
  const db = opened.use(await openDatabase(databaseUrl, { log: { info: () => undefined } }));
  const roll = dice(seed);
  const keeper = new Keeper(folder, roll);
  for (let count = 0; count < startFiles; count += 1) await keeper.add();
  // Nobody touches this one: it must be embedded once, however often that is broken off.
  const long = await writeLong(folder);
  const allFiles = () => new Map([...keeper.files, ["long.md", long]]);

  let computed = 0;
  const start = () =>
    startVictim({
      databaseUrl,
      dataDir,
      onLine: (line) => {
        if (line["msg"] === "passages embedded") computed += Number(line["computed"]);
      },
    });
  let passages = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const victim = start();
    await meddle(keeper, roll, victim.ready);
    await victim.kill();
    onRound?.(`${kill} of ${kills}: ${keeper.files.size} files, ${computed} texts embedded`);
    if (kill % checkEvery === 0 || kill === kills) {
      const last = start();
      await untilHeld(db, allFiles());
      await last.stop();
      passages = await requireAgreement(db, dataDir);
    }
  }
  const texts = keeper.versions + (await passagesOf(db, "long.md"));
  return { kills, files: allFiles().size, passages, texts, computed };
}

/** Acts at random moments of the indexer's life; one in four does not live to be ready. */
async function meddle(keeper: Keeper, roll: Dice, ready: Promise<void>): Promise<void> {
  if (roll(4) > 0) await ready;
  const lifeMs = roll(longestLifeMs);
  const deeds = roll(5);
  for (let deed = 0; deed < deeds; deed += 1) {
    await wait(Math.floor(lifeMs / (deeds + 1)));
    await keeper.act();
  }
  await wait(Math.floor(lifeMs / (deeds + 1)));
}

/** Takes several batches to embed, so that some kill comes between two of them. */
async function writeLong(folder: string): Promise<string> {
  const paragraphs = Array.from({ length: longParagraphs }, (_, number) => {
    const sentence = `In the ${number}th year the river rose by ${number} feet and carried away the mill. `;
    return `## Year ${number}\n\n${sentence.repeat(6)}`;
  });
  const text = paragraphs.join("\n\n");
  await writeFile(join(folder, "long.md"), text);
  return text;
}

async function untilHeld(db: Database, files: ReadonlyMap<string, string>): Promise<void> {
  const deadline = performance.now() + settleLimitMs;
  for (;;) {
    const rows = await readManifest(db);
    if (holds(rows, files)) return;
    if (performance.now() > deadline) {
      const waiting = rows.filter(({ state }) => state !== "ready").length;
      throw new Error(`${rows.length} of ${files.size} files are known, ${waiting} not done.`);
    }
    await wait(100);
  }
}

async function passagesOf(db: Database, path: string): Promise<number> {
  const row = (await readManifest(db)).find((one) => one.path === path);
  return row === undefined ? 0 : (await db.librarySteps.listPassages(row.id)).length;
}
