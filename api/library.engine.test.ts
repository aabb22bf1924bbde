import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  libraryListSchema,
  openedDocumentSchema,
  sectionSchema,
  type StreamItem,
} from "#lib/protocol";
import { addBook } from "../tests/support/book-rows.ts";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi } from "../tests/support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({ models: {} });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const chapters = ["All is for the best.\n\nThus spoke Pangloss.", "We must cultivate our garden."];

test("a book is listed, opened, read and left at a place", async () => {
  const id = await addBook(house.db, {
    title: "Candide",
    sections: chapters,
    contents: [{ title: "The garden", level: 1, section: 1, offset: 0 }],
  });

  await api.ask("PUT", `/api/library/documents/${id}/place`, { section: 1, offset: 8 });
  const list = libraryListSchema.parse((await api.ask("GET", "/api/library")).body);
  const book = openedDocumentSchema.parse(
    (await api.ask("GET", `/api/library/documents/${id}`)).body,
  );
  const { body } = await api.ask("GET", `/api/library/documents/${id}/sections/1`);

  expect(list.documents.map((document) => document.id)).toContain(id);
  expect(book).toMatchObject({
    title: "Candide",
    isOwn: false,
    contents: [{ title: "The garden", section: 1 }],
    outline: [{ title: "Chapter 1" }, { title: "Chapter 2" }],
    place: { section: 1, offset: 8 },
  });
  expect(sectionSchema.parse(body)).toMatchObject({ section: 1, text: chapters[1] });
});

test("words are found in a book whatever their case and accents, in reading order", async () => {
  const id = await addBook(house.db, { sections: ["Le RÉGIME, puis le\nrégime.", "Un regime."] });

  const { body } = await api.ask("GET", `/api/library/documents/${id}/find?q=Regime`);

  expect(body).toMatchObject({
    hasMore: false,
    places: [
      { section: 0, start: 3, end: 9 },
      { section: 0, start: 19, end: 25 },
      {
        section: 1,
        start: 3,
        end: 9,
        excerpt: [{ text: "Un " }, { text: "regime", isMatch: true }, { text: "." }],
      },
    ],
  });
});

test("a book is looked through for nobody who has gone", async () => {
  const id = await addBook(house.db, { sections: chapters });

  const finding = house.shelf.find(id, "garden", AbortSignal.abort());

  await expect(finding).rejects.toThrow("aborted");
});

test("a removed book is gone at once and comes back, and the pages are told", async () => {
  const id = await addBook(house.db, { sections: chapters });
  const leaving = new AbortController();
  const told: StreamItem[] = [];
  const listening = (async () => {
    for await (const { item } of api.listen(undefined, { signal: leaving.signal })) told.push(item);
  })().catch(() => undefined);
  await expect.poll(() => told.length).toBeGreaterThan(0);

  const removed = await api.ask("DELETE", `/api/library/documents/${id}`);
  const gone = await api.ask("GET", `/api/library/documents/${id}`);
  await expect
    .poll(() => told)
    .toContainEqual(expect.objectContaining({ type: "library.changed", removedIds: [id] }));
  const restored = await api.ask("POST", `/api/library/documents/${id}/restore`);
  await expect
    .poll(() => told)
    .toContainEqual(
      expect.objectContaining({
        type: "library.changed",
        documents: [expect.objectContaining({ id })],
      }),
    );
  leaving.abort();
  await listening;

  expect([removed.status, gone.status, restored.status]).toEqual([204, 404, 204]);
});

test("one thing is done to many books or, when one is not there, to none", async () => {
  const ids = [await addBook(house.db), await addBook(house.db)];

  const half = await api.ask("POST", "/api/library/documents/bulk", {
    do: "remove",
    ids: [...ids, randomUUID()],
  });
  const whole = await api.ask("POST", "/api/library/documents/bulk", {
    do: "tag",
    ids,
    add: ["kitchen"],
    remove: [],
  });

  expect([half.status, whole.status]).toEqual([404, 204]);
  const books = await house.db.library.listOf(ids);
  expect(books.map(({ tags }) => tags)).toEqual([["kitchen"], ["kitchen"]]);
});

test("a picture is shown as the picture it is and as nothing else", async () => {
  const picture = { file: "picture-0.png", type: "image/png" };
  const id = await addBook(house.db, { pictures: { cover: null, images: [picture] } });
  const folder = join(house.env.DATA_DIR, "library-pictures", id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "picture-0.png"), "not really");

  const path = `${house.url}/api/library/documents/${id}`;
  const [shown, kept, none, cover] = await Promise.all([
    fetch(`${path}/images/0`),
    fetch(`${path}/images/0?v=1`),
    fetch(`${path}/images/1`),
    fetch(`${path}/cover`),
  ]);

  expect(await shown.text()).toBe("not really");
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cache-control": "private, max-age=60",
  });
  expect(kept.headers.get("cache-control")).toContain("immutable");
  expect([none.status, cover.status]).toEqual([404, 404]);
});

function upload(name: string, body: BodyInit, path = "/api/library/files") {
  return fetch(`${house.url}${path}?${new URLSearchParams({ name })}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body,
  });
}

test("an added file lies in the library under its own name, or under the next that is free", async () => {
  const folder = join(house.env.DATA_DIR, "library");

  const first = await (await upload("bread.md", "# Bread")).json();
  const second = await (await upload("bread.md", "# Rolls")).json();

  expect(first).toEqual({ path: "bread.md", isKnown: false });
  expect(second).toEqual({ path: "bread (2).md", isKnown: false });
  expect(await readFile(join(folder, "bread (2).md"), "utf8")).toBe("# Rolls");
  expect(await readdir(folder)).toEqual(["bread (2).md", "bread.md"]);
});

test("files of one name that arrive at once all find a place", async () => {
  const answers = await Promise.all(
    ["one", "two", "three", "four", "five"].map(async (text) =>
      (await upload("soup.txt", text)).json(),
    ),
  );

  const paths = answers.map(({ path }) => path);
  expect(new Set(paths)).toEqual(
    new Set(["soup.txt", "soup (2).txt", "soup (3).txt", "soup (4).txt", "soup (5).txt"]),
  );
});

test("bytes that are in the library are not added again, and a removed book comes back by them", async () => {
  const id = await addBook(house.db, { bytes: "the same", paths: ["old/name.txt"] });
  const before = await readdir(join(house.env.DATA_DIR, "library"));

  const known = await (await upload("new.txt", "the same")).json();
  await house.shelf.changeMany({ do: "remove", ids: [id] });
  const back = await (await upload("new.txt", "the same")).json();

  expect(known).toEqual({ path: "old/name.txt", isKnown: true });
  expect(back).toEqual({ path: "old/name.txt", isKnown: false });
  expect(await house.db.library.find(id)).toMatchObject({ id });
  expect(await readdir(join(house.env.DATA_DIR, "library"))).toEqual(before);
});

test("indexing rests when it is told to, and the status says so", async () => {
  await api.ask("PUT", "/api/library/pause", { isPaused: true });
  const resting = await house.shelf.status();
  await api.ask("PUT", "/api/library/pause", { isPaused: false });

  expect(resting).toMatchObject({ isPaused: true, isRunning: false });
  expect(await house.shelf.status()).toMatchObject({ isPaused: false });
});
