import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { libraryChannel, type Database, type LibraryNotice } from "#lib/db";
import { openKnowledge } from "#lib/knowledge";
import { openLog } from "#lib/log";
import type { HouseEvent } from "#lib/protocol";
import { openReaders } from "#lib/readers";
import { addBook } from "../../tests/support/book-rows.ts";
import { openTestDatabase } from "../../tests/support/database.ts";
import { ChangeFeed } from "./change-feed.ts";

type Change = Extract<HouseEvent, { type: "library.changed" }>;

const log = openLog({ level: "silent" });
let db: Database;
let dir: string;
beforeAll(async () => {
  db = await openTestDatabase();
  dir = await mkdtemp(join(tmpdir(), "hearth-feed-"));
});
afterAll(async () => {
  await db.close();
  await rm(dir, { recursive: true, force: true });
});

/** A feed, and what it told. */
async function openFeed(options?: { readonly lookMs: number }) {
  const told: Change[] = [];
  const dirs = { library: join(dir, "own"), pictures: dir, temporary: dir };
  await using opened = new AsyncDisposableStack();
  const embedQuery = () => Promise.resolve(undefined);
  const knowledge = opened.use(openKnowledge({ dir: join(dir, "index"), embedQuery, log }));
  const readers = opened.use(await openReaders({ log }));
  const events = { tell: (event: HouseEvent) => void told.push(event as Change) };
  const feed = new ChangeFeed({ db, events, knowledge, readers, dirs, log });
  opened.use(await feed.open(options));
  const closing = opened.move();
  return { told, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

const tell = (notice: LibraryNotice) => db.notify(libraryChannel, JSON.stringify(notice));

const status = {
  problem: null,
  folders: [],
  rate: null,
  secondsLeft: null,
  embeddingModel: null,
  rebuilding: null,
};

test("many notices are told as few changes that leave no book out", async () => {
  await using feed = await openFeed();
  const ids = await Promise.all(Array.from({ length: 60 }, () => addBook(db)));

  for (const id of ids) await tell({ about: "documents", ids: [id], removed: [] });

  const named = () => feed.told.flatMap(({ documents }) => documents.map(({ id }) => id));
  await expect.poll(() => new Set(named())).toEqual(new Set(ids));
  expect(feed.told.length).toBeLessThan(ids.length / 3);
});

test("a book that changed and is not there any more is told as gone", async () => {
  await using feed = await openFeed();
  const [kept, gone] = [await addBook(db), await addBook(db)];
  await db.library.markRemoved([gone]);

  await tell({ about: "documents", ids: [kept, gone], removed: [] });

  await expect.poll(() => feed.told).toHaveLength(1);
  expect(feed.told[0]).toMatchObject({
    documents: [{ id: kept }],
    removedIds: [gone],
    isAll: false,
  });
});

test("too much to name is told as such", async () => {
  await using feed = await openFeed();

  await tell({ about: "all" });

  await expect
    .poll(() => feed.told)
    .toMatchObject([{ isAll: true, documents: [], removedIds: [] }]);
});

test("words that are no notice, and wishes to the indexer, are passed over", async () => {
  await using feed = await openFeed();

  await db.notify(libraryChannel, "{");
  await db.notify(libraryChannel, JSON.stringify({ about: "documents", ids: ["../x"] }));
  await tell({ about: "wish" });
  await tell({ about: "status" });

  await expect.poll(() => feed.told).toHaveLength(1);
  expect(feed.told[0]).toMatchObject({ documents: [], isAll: false });
});

test("an indexer that falls silent is told of, though nobody gave notice", async () => {
  await using feed = await openFeed({ lookMs: 20 });
  await db.settings.set("library-status", { ...status, at: new Date().toISOString() });
  await tell({ about: "status" });
  await expect.poll(() => feed.told.at(-1)?.status.isRunning).toBe(true);

  await db.settings.set("library-status", { ...status, at: "2026-01-01T00:00:00.000Z" });

  await expect.poll(() => feed.told.at(-1)?.status.isRunning).toBe(false);
});
