import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKnowledgeWriter, type KnowledgeWriter, type NewPassage } from "./index.ts";

let dir: string;
let writer: KnowledgeWriter;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-index-"));
  writer = await openKnowledgeWriter({ dir });
});

afterEach(async () => {
  await writer[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

const table = "model-1";
const book = "0b7e2f4c-1111-4000-8000-000000000001";
const other = "0b7e2f4c-1111-4000-8000-000000000002";

function passages(
  documentId: string,
  from: number,
  to: number,
  text = "clean water",
): NewPassage[] {
  return Array.from({ length: to - from }, (_, at) => ({
    id: `${documentId.slice(-1)}-${from + at}`,
    documentId,
    section: 0,
    start: (from + at) * 10,
    end: (from + at) * 10 + 10,
    text: `${text} ${from + at}`,
    headings: ["Water"],
    language: "en",
  }));
}

function vectors(of: readonly NewPassage[]) {
  return of.map(({ id, documentId }, at) => ({
    id,
    documentId,
    vector: Float32Array.from([Math.cos(at), Math.sin(at)]),
  }));
}

const counted = async () => {
  const { passages: words, vectors: meanings } = await writer.count(table);
  return { words: Object.fromEntries(words), meanings: Object.fromEntries(meanings) };
};

test("a book written twice is there once", async () => {
  for (let time = 1; time <= 2; time++) {
    await writer.putPassages(book, passages(book, 0, 30));
    await writer.putVectors(table, vectors(passages(book, 0, 30)));
  }

  expect(await counted()).toEqual({ words: { [book]: 30 }, meanings: { [book]: 30 } });
});

test("of an edited book what stayed is kept, what is new comes, and what went is gone with its vectors", async () => {
  await writer.putPassages(book, passages(book, 0, 20));
  await writer.putPassages(other, passages(other, 0, 5));
  await writer.putVectors(table, vectors(passages(book, 0, 20)));

  await writer.putPassages(book, passages(book, 10, 25));

  const ids = await writer.ids(book, table);
  expect(ids.passages).toHaveLength(15);
  expect(ids.vectors).toEqual(ids.passages.filter((id) => Number(id.slice(2)) < 20));
  expect((await counted()).words[other]).toBe(5);
});

test("vectors can be asked for, and a second one of a passage takes the first one's place", async () => {
  const one = { id: "1-0", documentId: book };
  await writer.putVectors(table, vectors(passages(book, 0, 3)));
  await writer.putVectors(table, [{ ...one, vector: Float32Array.from([0, 1]) }]);

  expect((await writer.vectors(table, ["1-0", "nobody"])).get("1-0")).toEqual(
    Float32Array.from([0, 1]),
  );
  expect(await writer.withVectors(table, ["1-0", "1-2", "1-9"])).toEqual(new Set(["1-0", "1-2"]));
  expect((await counted()).meanings).toEqual({ [book]: 3 });
});

test("a removed book leaves nothing in any table", async () => {
  for (const name of [table, "model-2"]) {
    await writer.putPassages(book, passages(book, 0, 5));
    await writer.putVectors(name, vectors(passages(book, 0, 5)));
  }

  await writer.remove([book]);

  expect(await counted()).toEqual({ words: {}, meanings: {} });
  expect(await writer.ids(book, "model-2")).toEqual({ passages: [], vectors: [] });
});

test("tables of vectors come with the first vector and go when they are dropped", async () => {
  await writer.putVectors("model-2", vectors(passages(book, 0, 2)));
  expect(await writer.tables()).toEqual(["model-2"]);

  await writer.dropTable("model-2");
  await writer.dropTable("never-there");

  expect(await writer.tables()).toEqual([]);
});

test("many small writes and a merge lose nothing", async () => {
  const all = passages(book, 0, 90);
  await writer.putPassages(book, all);
  for (let from = 0; from < 90; from += 2) {
    await writer.putVectors(table, vectors(all.slice(from, from + 2)));
  }
  await writer.optimise();

  expect(await counted()).toEqual({ words: { [book]: 90 }, meanings: { [book]: 90 } });
});

test("ids and names that would say something to the database are refused", async () => {
  const evil = "x') OR 1=1 --";

  await expect(writer.remove([evil])).rejects.toMatchObject({ code: "bad-input" });
  await expect(writer.putPassages(evil, [])).rejects.toMatchObject({ code: "bad-input" });
  await expect(writer.withVectors("../other", ["a"])).rejects.toMatchObject({ code: "bad-input" });
  await expect(
    writer.putVectors(table, [{ id: evil, documentId: book, vector: Float32Array.of(1) }]),
  ).rejects.toMatchObject({ code: "bad-input" });
  await expect(
    writer.putVectors(table, [{ id: "a", documentId: book, vector: Float32Array.of(NaN) }]),
  ).rejects.toMatchObject({ code: "bad-input" });
});

test("a bare name, which LanceDB takes for an address in a cloud, is refused", async () => {
  await expect(openKnowledgeWriter({ dir: "db-x" })).rejects.toMatchObject({ code: "bad-input" });
  await expect(openKnowledgeWriter({ dir: "db://x" })).rejects.toMatchObject({ code: "bad-input" });
});
