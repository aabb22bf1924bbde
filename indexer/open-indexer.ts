import { mkdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  libraryChannel,
  libraryNoticeSchema,
  openDatabase,
  type Claim,
  type Database,
} from "#lib/db";
import { openIndexQueue, type IndexQueue } from "#lib/jobs";
import { openKnowledgeWriter } from "#lib/knowledge/writer";
import type { Log } from "#lib/log";
import { openReaders } from "#lib/readers";
import { openFolders, ownFolder, type Folder } from "./disk/folders.ts";
import { Stirs } from "./disk/stirs.ts";
import { Watcher } from "./disk/watcher.ts";
import { openMeaning } from "./embedding-model.ts";
import { Lane } from "./lane.ts";
import { Notices } from "./notices.ts";
import { Pace } from "./pace.ts";
import { Pictures } from "./pictures.ts";
import type { StepPorts } from "./ports.ts";
import { reconcile } from "./reconcile.ts";
import { releaseOf } from "./release.ts";
import { Status } from "./status.ts";
import { Bin } from "./steps/bin.ts";
import { Vectors } from "./vectors.ts";

export interface IndexerOptions {
  readonly databaseUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly libraryDirs: string | undefined;
  readonly modelsDir: string;
  readonly embeddingModel: string | undefined;
  /** The folder that holds Hearth itself. */
  readonly root: string;
  /** Lets everything else on the machine go first. */
  readonly isBackground: boolean;
  readonly log: Log;
}

/** Any number, as long as every release of Hearth uses the same. */
const writerClaim = 1;

/**
 * Watches, reads, embeds and writes until the signal is aborted. Only one process does so in a
 * database; a second one waits for the first to end.
 *
 * @throws when the database is lost: what was under way is found by the next run.
 */
export async function runIndexer(options: IndexerOptions, signal: AbortSignal): Promise<void> {
  const { databaseUrl, log } = options;
  await using opened = new AsyncDisposableStack();
  const db = opened.use(await openDatabase(databaseUrl, { log, signal }));
  const onWait = () => log.warn("another indexer works on this library; waiting for it to end");
  const claim: Claim = opened.use(await db.claim({ number: writerClaim, onWait, signal }));
  const ending = AbortSignal.any([signal, claim.lost]);
  const folders = await openFolders(options);
  const ports = await openPorts(opened, options, db);
  const queue = opened.use(await openIndexQueue({ db, log }));
  await work(opened, { options, folders, ports, queue, signal: ending });
  signal.throwIfAborted();
}

async function openPorts(
  opened: AsyncDisposableStack,
  { dataDir, embeddingModel: wanted, root, modelsDir, isBackground, log }: IndexerOptions,
  db: Database,
): Promise<StepPorts> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const notices = opened.use(new Notices(db, log));
  const writer = opened.use(await openKnowledgeWriter({ dir: join(dataDir, "library-index") }));
  const readers = opened.use(await openReaders({ log, isBackground }));
  const meaning = await openMeaning({ wanted, root, modelsDir, isBackground, log });
  if (meaning !== undefined) opened.use(meaning);
  const pictures = new Pictures(join(dataDir, "library-pictures"));
  return { db, writer, readers, meaning, pictures, notices, log };
}

interface Work {
  readonly options: IndexerOptions;
  readonly folders: readonly Folder[];
  readonly ports: StepPorts;
  readonly queue: IndexQueue;
  readonly signal: AbortSignal;
}

async function work(
  opened: AsyncDisposableStack,
  { options, folders, ports, queue, signal }: Work,
): Promise<void> {
  const { dataDir, log } = options;
  const { db, notices } = ports;
  const own = folders.find(({ isOwn }) => isOwn)?.path ?? ownFolder(dataDir);
  const bin = new Bin({ dir: join(dataDir, "library-bin"), ownFolder: own });
  const [pace, vectors] = [new Pace(), new Vectors(ports)];
  const lane = new Lane({ ports, queue, vectors, bin, pace });
  await vectors.open();
  await reconcile(ports);
  for (const step of await queue.recover()) await lane.giveUp(step);
  lane.expectRetries();
  notices.changed(await db.librarySteps.requeueOlder(releaseOf(ports.readers)));

  const passOver = [dataDir, dirname(own)];
  const watcher = new Watcher({
    db,
    folders,
    passOver,
    log,
    onChange: async (ids) => {
      notices.changed(ids);
      await lane.add(ids.map((documentId) => ({ kind: "read", documentId })));
    },
  });
  const paths = folders.map(({ path }) => path);
  // A folder that is reached by a link is watched where it really is.
  const real = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  const stirs = opened.use(new Stirs({ folders: real, passOver, log }));
  const seen = () => {
    const { folders: now, problem } = watcher.status();
    return { folders: now, problem: problem ?? lane.problem };
  };
  const status = opened.use(new Status({ ports, vectors, pace, seen }));
  await heedWishes(opened, { db, lane, status, log });
  log.info({ folders: paths.length, processId: process.pid }, "indexer ready");

  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const parts = [lane.run(both), watch({ watcher, stirs, lane, status, signal: both })];
  try {
    await Promise.all(parts);
  } finally {
    failed.abort();
    await Promise.allSettled(parts);
  }
}

interface Heeding {
  readonly db: Database;
  readonly lane: Lane;
  readonly status: Status;
  readonly log: Log;
}

/** Once now, and whenever a web process says that somebody wishes something. */
async function heedWishes(
  opened: AsyncDisposableStack,
  { db, lane, status, log }: Heeding,
): Promise<void> {
  const heed = async () => {
    lane.pause((await db.settings.find("library-paused")) ?? false);
    await lane.lookAround();
    status.tell();
  };
  const onWish = () => {
    heed().catch((error: unknown) => log.error({ err: error }, "a wish was not heard"));
  };
  opened.use(await listen(db, onWish));
  await heed();
}

interface Watching {
  readonly watcher: Watcher;
  readonly stirs: Stirs;
  readonly lane: Lane;
  readonly status: Status;
  readonly signal: AbortSignal;
}

/** After every look the rows are looked through too: a book whose file is back can go on. */
async function watch({ watcher, stirs, lane, status, signal }: Watching): Promise<void> {
  while (!signal.aborted) {
    try {
      const againMs = await watcher.look(signal);
      if (againMs === undefined) await lane.lookAround();
      status.tell();
      await stirs.next(signal, againMs);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

async function listen(db: Database, onWish: () => void): Promise<AsyncDisposable> {
  return await db.openPresence({
    channel: libraryChannel,
    onNotice: (payload) => {
      if (noticeOf(payload)?.about === "wish") onWish();
    },
    onReturn: onWish,
  });
}

function noticeOf(payload: string) {
  try {
    return libraryNoticeSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
