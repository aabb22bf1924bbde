import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { libraryChannel } from "#lib/db";
import { openLog } from "#lib/log";
import { runIndexer } from "../../indexer/open-indexer.ts";
import { holds, readManifest } from "../crash/indexer/agree.ts";
import { databaseUrl, openTestDatabase } from "./database.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface BeginOptions {
  readonly libraryDirs?: string;
  readonly embeddingModel?: string;
}

/**
 * A data folder, a database, and an indexer that runs in this process between `begin` and `end`.
 * `lines` is its log. Disposing of it ends the indexer and removes the folder.
 */
export async function openIndexerScene() {
  const dataDir = await mkdtemp(join(tmpdir(), "hearth-indexer-"));
  const folder = join(dataDir, "library");
  await mkdir(folder);
  const url = databaseUrl();
  const db = await openTestDatabase(url);
  const lines: Record<string, unknown>[] = [];
  const runs: (() => Promise<void>)[] = [];

  /** Several at once are two indexers. */
  const begin = ({ libraryDirs, embeddingModel }: BeginOptions = {}) => {
    const ending = new AbortController();
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const log = openLog({ level: "info", destination });
    const modelsDir = join(dataDir, "models");
    const options = {
      databaseUrl: url,
      dataDir,
      libraryDirs,
      modelsDir,
      embeddingModel,
      root,
      log,
    };
    // The machine that tests has other things to do: whoever waits for all of them waits long.
    const running = runIndexer({ ...options, isBackground: false }, ending.signal).catch(
      (error: unknown) => {
        if (!ending.signal.aborted) throw error;
      },
    );
    const stop = async () => {
      ending.abort();
      await running;
    };
    runs.push(stop);
    return { stop };
  };
  const end = async () => {
    for (const stop of runs.splice(0)) await stop();
  };
  const linesThat = (message: string) => lines.filter(({ msg }) => msg === message);
  const until = (check: () => boolean | Promise<boolean>) =>
    vi.waitFor(
      async () => {
        if (!(await check()))
          throw new Error(`Not yet; the log says ${JSON.stringify(lines.slice(-5))}`);
      },
      { timeout: 280_000, interval: 50 },
    );
  return {
    dataDir,
    folder,
    db,
    lines,
    begin,
    end,
    until,
    linesThat,
    /** What the lines of a kind say together. */
    sum: (message: string, field: string) =>
      linesThat(message).reduce((total, line) => total + Number(line[field]), 0),
    manifest: () => readManifest(db),
    /** Waits until the library holds these files, each of them indexed to the end, and nothing else. */
    untilHeld: (files: Readonly<Record<string, string>>) =>
      until(async () => holds(await readManifest(db), new Map(Object.entries(files)))),
    wish: () => db.notify(libraryChannel, JSON.stringify({ about: "wish" })),
    [Symbol.asyncDispose]: async () => {
      await end();
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A small book of one passage. */
export function noteOn(subject: string): string {
  return `# ${subject}\n\nThis is about ${subject.toLowerCase()}.\n`;
}
