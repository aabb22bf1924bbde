import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { KnowledgeQuery } from "./contract.ts";
import { openKnowledge } from "./open-knowledge.ts";
import { openKnowledgeWriter, type KnowledgeWriter } from "./writer/index.ts";

const log = { info: () => undefined, warn: () => undefined };
const table = "model-1";
const manual = "0b7e2f4c-1111-4000-8000-000000000001";
const candide = "0b7e2f4c-1111-4000-8000-000000000002";
const east = "0b7e2f4c-1111-4000-8000-000000000003";

let dir: string;
let writer: KnowledgeWriter;
/** What the question is taken to mean: texts about water lie at 0 degrees, about fire at 90. */
let degrees: number | undefined;

const knowledge = () =>
  openKnowledge({
    dir,
    log,
    embedQuery: async () =>
      degrees === undefined ? undefined : { table, vector: direction(degrees) },
  });
let search: ReturnType<typeof knowledge>;

const books: Record<string, { language: string; texts: string[] }> = {
  [manual]: {
    language: "en",
    texts: [
      "To purify water, boil it for ten minutes.",
      "Sea water must never be drunk; its salt kills.",
      "A fire needs tinder, kindling and fuel.",
      "Green wood burns badly, dry wood burns well.",
    ],
  },
  [candide]: {
    language: "fr",
    texts: ["Il faut cultiver notre jardin.", "Tout est au mieux dans le meilleur des mondes."],
  },
  [east]: { language: "ja", texts: ["山路を登りながら、こう考えた。", "智に働けば角が立つ。"] },
};

function direction(angle: number): Float32Array {
  const radians = (angle / 180) * Math.PI;
  return Float32Array.from([Math.cos(radians), Math.sin(radians)]);
}

const passagesOf = (documentId: string) =>
  (books[documentId]?.texts ?? []).map((text, at) => ({
    id: `${documentId.slice(-1)}-${at}`,
    documentId,
    section: at,
    start: 0,
    end: text.length,
    text,
    headings: documentId === manual ? ["Survival"] : [],
    language: books[documentId]?.language ?? null,
  }));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-search-"));
  search = knowledge();
  writer = await openKnowledgeWriter({ dir });
  for (const documentId of Object.keys(books)) {
    await writer.putPassages(documentId, passagesOf(documentId));
  }
  const angles = [0, 10, 90, 80];
  await writer.putVectors(
    table,
    passagesOf(manual).map(({ id, documentId }, at) => ({
      id,
      documentId,
      vector: direction(angles[at] ?? 0),
    })),
  );
});

afterAll(async () => {
  await search[Symbol.asyncDispose]();
  await writer[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

async function found(text: string, more: Partial<KnowledgeQuery> = {}) {
  const query = { text, languages: ["en", "fr", "ja"], limit: 10, ...more };
  return await search.search(query, AbortSignal.timeout(60_000));
}

const ids = async (text: string, more: Partial<KnowledgeQuery> = {}) =>
  (await found(text, more)).hits.map(({ id }) => id);

test("books are found by the words of their own language", async () => {
  degrees = undefined;

  expect((await ids("purification of waters"))[0]).toBe("1-0");
  expect(await ids("jardins cultivés")).toEqual(["2-0"]);
  expect(await ids("角が立つ")).toEqual(["3-1"]);
  expect(await ids("角")).toEqual(["3-1"]);
});

test("without vectors a search is by words and says so", async () => {
  degrees = undefined;

  expect((await found("water")).mode).toBe("words");
  expect((await found("water", { mode: "meaning" })).mode).toBe("words");
});

test("what is near in meaning is found without sharing a word", async () => {
  degrees = 90;

  const { hits, mode } = await found("campfire");

  expect(mode).toBe("hybrid");
  expect(hits[0]).toMatchObject({ id: "1-2", scores: { words: null } });
  expect(hits[0]?.scores.meaning).toBeCloseTo(1);
});

test("what has no vector yet is found by its words in the same search", async () => {
  degrees = 0;

  expect(await ids("jardin", { limit: 1 })).toEqual(["2-0"]);
});

test("a phrase must stand as it is, and what is left out stays out", async () => {
  degrees = 0;

  expect(await ids('"sea water"')).toEqual(["1-1"]);
  expect(await ids('"water sea"')).toEqual([]);
  const unsalted = await ids("water -salt");
  expect(unsalted).toContain("1-0");
  expect(unsalted).not.toContain("1-1");
});

test("in a question quotes and minus signs mean nothing", async () => {
  degrees = undefined;

  expect(await ids('who says "water sea" -salt', { isQuestion: true })).toContain("1-1");
});

test("only the named books are looked in, and none means nothing", async () => {
  degrees = 0;

  expect(await ids("jardin water", { documentIds: [candide] })).toEqual(["2-0"]);
  expect(await ids("jardin water", { documentIds: [] })).toEqual([]);
  await expect(found("water", { documentIds: ["') OR true --"] })).rejects.toMatchObject({
    code: "model-failed",
  });
});

test("one book does not crowd out the others", async () => {
  degrees = undefined;

  const first = await ids("water fire wood jardin", { mostOfOne: 1, limit: 2 });

  expect(new Set(first.map((id) => id[0]))).toEqual(new Set(["1", "2"]));
});

test("what is written while the search runs is found by the next one, and what is removed is not", async () => {
  degrees = undefined;
  const late = "0b7e2f4c-1111-4000-8000-000000000009";
  const text = "The quokka smiles.";
  const place = { section: 0, start: 0, end: text.length, headings: [], language: "en" };
  expect(await ids("quokka")).toEqual([]);

  await writer.putPassages(late, [{ ...place, id: "9-0", documentId: late, text }]);
  expect(await ids("quokka")).toEqual(["9-0"]);

  await writer.remove([late]);
  expect(await ids("quokka")).toEqual([]);
});

test("a question without a word is refused", async () => {
  await expect(found(' "" -salt … ')).rejects.toMatchObject({ code: "bad-input" });
});

test("words that would say something to a query language are only words", async () => {
  degrees = undefined;

  for (const text of [
    "water' OR 1=1",
    "words:water AND *",
    "water~ ^9 {} [] \u0000 \ud800",
    "%_",
  ]) {
    await expect(found(`${text} x`)).resolves.toBeDefined();
  }
});

test("an aborted search throws the reason", async () => {
  const reason = new Error("gone");

  await expect(
    search.search({ text: "water", languages: [], limit: 1 }, AbortSignal.abort(reason)),
  ).rejects.toBe(reason);
});

test("a model that cannot embed leaves the search by words", async () => {
  await using limping = openKnowledge({
    dir,
    log,
    embedQuery: () => Promise.reject(new Error("no model")),
  });

  const { hits, mode } = await limping.search(
    { text: "water", languages: ["en"], limit: 1 },
    AbortSignal.timeout(60_000),
  );

  expect([hits.length, mode]).toEqual([1, "words"]);
});

test("a cross-encoder decides about the order where there is one", async () => {
  await using reading = openKnowledge({
    dir,
    log,
    embedQuery: async () => undefined,
    rerank: async (_, passageIds) => passageIds.map((id) => (id === "1-1" ? 1 : 0)),
  });

  const { hits } = await reading.search(
    { text: "purify water", languages: ["en"], limit: 5 },
    AbortSignal.timeout(60_000),
  );

  expect(hits.map(({ id }) => id)).toEqual(["1-1", "1-0"]);
});

test("a library without any book finds nothing", async () => {
  const empty = await mkdtemp(join(tmpdir(), "hearth-search-"));
  await using nothing = openKnowledge({ dir: empty, log, embedQuery: async () => undefined });

  const answer = await nothing.search(
    { text: "water", languages: [], limit: 5 },
    AbortSignal.timeout(60_000),
  );

  expect(answer).toEqual({ hits: [], mode: "words", isAnswered: false });
  await rm(empty, { recursive: true });
});
