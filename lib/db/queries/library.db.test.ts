import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseUrl, openTestDatabase } from "../../../tests/support/database.ts";
import { addBook } from "../../../tests/support/book-rows.ts";
import type { Database } from "../open-database.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase(databaseUrl());
});
afterAll(() => db.close());

const text = "Candide listened attentively. 😀 He believed innocently.";

test("a book is listed with its files and what was corrected, the latest first", async () => {
  const old = await addBook(db, {
    title: "Candide",
    paths: ["voltaire/candide.epub", "copy.epub"],
  });
  const young = await addBook(db, { title: "Zadig", paths: ["zadig.md"] });

  await db.transaction((tx) => tx.library.change(old, { title: "Candide, or Optimism" }));
  await db.transaction((tx) => tx.library.change(old, { tags: ["satire", "satire"] }));
  const listed = (await db.library.list()).filter(({ id }) => [old, young].includes(id));

  expect(listed.map(({ id }) => id)).toEqual([young, old]);
  expect(listed[1]).toMatchObject({
    title: "Candide, or Optimism",
    creators: ["Voltaire"],
    tags: ["satire"],
    folder: "voltaire",
    files: [
      { root: "/books", path: "voltaire/candide.epub" },
      { root: "/books", path: "copy.epub" },
    ],
  });
});

test("what stands at a range is told in UTF-16 units, and nothing where the text ends before", async () => {
  const id = await addBook(db, { sections: [text] });
  const start = text.indexOf("He");

  const found = await db.libraryTexts.ranges([
    { documentId: id, section: 0, start, end: text.length },
    { documentId: id, section: 0, start, end: text.length + 1 },
    { documentId: id, section: 1, start: 0, end: 1 },
    { documentId: randomUUID(), section: 0, start: 0, end: 1 },
  ]);

  expect(found).toEqual(["He believed innocently.", undefined, undefined, undefined]);
});

test("a removed book is found by nothing but its hash, until it is restored", async () => {
  const bytes = randomUUID();
  const id = await addBook(db, { sections: [text], bytes });
  const hash = createHash("sha256").update(bytes).digest("hex");

  const removed = await db.library.markRemoved([id, randomUUID()]);
  const gone = await Promise.all([
    db.library.find(id),
    db.library.open(id),
    db.library.findPictures(id),
    db.libraryTexts.section(id, 0),
    db.libraryTexts.text(id, 0),
    db.library.setPlace(id, { section: 0, offset: 1 }),
  ]);
  const known = await db.library.findByHash(hash);
  await db.library.restore([id]);

  expect(removed).toEqual([id]);
  expect(gone).toEqual([undefined, undefined, undefined, undefined, undefined, false]);
  expect(known).toEqual({ id, isRemoved: true });
  expect(await db.library.find(id)).toMatchObject({ id });
});

test("a place in a book is remembered within its text, and only where there is one", async () => {
  const id = await addBook(db, { sections: [text] });

  const answers = [
    await db.library.setPlace(id, { section: 0, offset: Number.MAX_SAFE_INTEGER }),
    await db.library.setPlace(id, { section: Number.MAX_SAFE_INTEGER, offset: 0 }),
    await db.library.setPlace(id, { section: 0, offset: 9 }),
  ];

  expect(answers).toEqual([true, false, true]);
  expect((await db.library.open(id))?.place).toEqual({ section: 0, offset: 9 });
});

test("tags are added and taken off many books, each once and no more than allowed", async () => {
  const [one, two] = [await addBook(db, { tags: ["a", "b"] }), await addBook(db, { tags: ["c"] })];

  await db.library.tag([one, two], { add: ["d", "b", "e"], remove: ["a"] }, 3);

  expect((await db.library.find(one))?.tags).toEqual(["b", "d", "e"]);
  expect((await db.library.find(two))?.tags).toEqual(["c", "d", "b"]);
});

test("a book that failed waits again once it is wished for", async () => {
  const id = await addBook(db, {
    state: "failed",
    problem: { code: "damaged", message: "It is broken." },
  });

  await db.library.requeue([id]);

  expect(await db.library.find(id)).toMatchObject({ state: "queued", problem: null });
});

test("totals count what can be searched apart from what waits", async () => {
  const ids = [
    await addBook(db, { state: "ready", passages: 10, embedded: 10, words: 100 }),
    await addBook(db, { state: "text-ready", passages: 10, embedded: 4, words: 100 }),
    await addBook(db, { state: "queued", passages: 5, embedded: 5, words: 50, isReadBefore: true }),
    await addBook(db, { state: "queued" }),
    await addBook(db, { state: "failed", problem: { code: "crashed", message: "It broke." } }),
  ];

  expect(await db.libraryTexts.totals(ids)).toEqual({
    states: { queued: 2, reading: 0, "text-ready": 1, ready: 1, failed: 1 },
    coverage: { documents: 3, passages: 25, embedded: 19, unread: 2 },
    words: 250,
  });
  expect(await db.libraryTexts.totals([])).toMatchObject({ coverage: { documents: 0 }, words: 0 });
});
