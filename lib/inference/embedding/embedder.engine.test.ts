import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeTinyModel } from "../../../tests/support/tiny-model.ts";
import type { Embedder, EmbedderOptions } from "./contract.ts";
import { openEmbedder } from "./open-embedder.ts";

const shipped = fileURLToPath(new URL("../../../models/gte-small-q8_0.gguf", import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let embedder: Embedder;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-embedder-"));
  embedder = opened();
});

afterAll(async () => {
  await embedder[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function opened(options: Partial<EmbedderOptions> = {}): Embedder {
  return openEmbedder({
    modelPath: shipped,
    name: "gte-small",
    idleMinutes: 0,
    log: silent,
    ...options,
  });
}

async function embedded(...texts: string[]): Promise<Float32Array[]> {
  return await embedder.embed(texts, { role: "passage" });
}

/** Of vectors of length 1 the cosine. */
function alike(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (one === undefined || other === undefined) throw new Error("There is no vector.");
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

/** The embedders among the children of this process. */
async function childIds(): Promise<number[]> {
  const ids = (await readdir("/proc")).map(Number).filter(Number.isInteger);
  const found = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
      const line = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return parent === process.pid && line.includes("embedding/child/main.ts") ? [id] : [];
    }),
  );
  return found.flat();
}

test("a paraphrase is nearer than a text about something else", async () => {
  const [rain, wet, tax] = await embedded(
    "Heavy rain is expected in the mountains tonight.",
    "Tonight it will rain hard in the hills.",
    "The tax return is due at the end of May.",
  );

  expect(alike(rain, wet)).toBeGreaterThan(0.88);
  expect(alike(rain, tax)).toBeLessThan(0.78);
});

test("vectors have length 1, the model's dimensions, and the order of the texts", async () => {
  const texts = ["Bread.", "A much longer text about the making of bread from rye.", "Bread."];

  const together = await embedded(...texts);
  const alone = (await Promise.all(texts.map(async (text) => await embedded(text)))).flat();

  expect(together.map((vector) => vector.length)).toEqual([384, 384, 384]);
  expect(together.map((vector) => Math.hypot(...vector))).toEqual(
    [1, 1, 1].map((length) => expect.closeTo(length, 5)),
  );
  expect(together).toEqual(alone);
});

test("the same vectors come from as many threads as are given", async () => {
  await using wide = opened({ threads: 2 });
  const texts = ["One", "Two and a half", "Three", "Four", "Five"];

  expect(await wide.embed(texts, { role: "passage" })).toEqual(await embedded(...texts));
});

test("the facts are the file's", async () => {
  expect(await embedder.facts()).toEqual({
    key: "122ddabcb5fffb99-1",
    name: "gte-small",
    dimensions: 384,
    contextTokens: 511,
    languages: ["en"],
  });
});

test("a text longer than the model reads is cut, whatever its length", async () => {
  const start = "water and salt ".repeat(600);

  const [long, longer] = await embedded(start, start + "x".repeat(2_000_000));

  expect(alike(long, longer)).toBeCloseTo(1, 5);
});

test("hostile texts are texts", async () => {
  const texts = ["", " ", "[SEP][CLS][PAD]", "a\0b", "\ud800", "‮abc", "𝕳".repeat(3_000)];

  const vectors = await embedded(...texts);

  expect(vectors.map((vector) => Math.hypot(...vector))).toEqual(
    texts.map(() => expect.closeTo(1, 5)),
  );
});

test("tokens are counted without the marks around a text", async () => {
  expect(await embedder.countTokens(["", "hello", "hello world", "日本"])).toEqual([0, 1, 2, 2]);
  expect(await embedder.countTokens([])).toEqual([]);
});

test("a long text is counted in pieces, at the cost of a few words cut in two", async () => {
  const [count] = await embedder.countTokens(["hello ".repeat(20_000)]);

  expect(count).toBeGreaterThanOrEqual(20_000);
  expect(count).toBeLessThan(20_040);
});

test("an abort ends the work, and the next text does not wait for the rest", async () => {
  const stop = new AbortController();
  const many = Array.from({ length: 5_000 }, (_, index) => `Text number ${index}`);
  const working = embedder.embed(many, { role: "passage", signal: stop.signal });
  await embedder.countTokens(["now it has begun"]);

  stop.abort(new Error("enough"));

  await expect(working).rejects.toThrow("enough");
  expect(await embedded("next")).toHaveLength(1);
});

test("a question goes before the passages that wait", async () => {
  const stop = new AbortController();
  const order: string[] = [];
  const passages = embedder
    .embed(
      Array.from({ length: 20 }, () => "a passage ".repeat(50)),
      { role: "passage", signal: stop.signal },
    )
    .then(() => order.push("passages"));

  await embedder.embed(["a question"], { role: "query" }).then(() => order.push("question"));
  await passages;

  expect(order).toEqual(["question", "passages"]);
});

test("work that takes one text at a time leaves the other threads to others", async () => {
  await using wide = opened({ threads: 2 });
  const order: string[] = [];
  const texts = Array.from({ length: 12 }, () => "a passage ".repeat(60));
  const slow = wide.embed(texts, { role: "passage", atOnce: 1 }).then(() => order.push("slow"));

  await wide.embed(texts.slice(0, 4), { role: "passage" }).then(() => order.push("other"));
  await slow;

  expect(order).toEqual(["other", "slow"]);
});

test("an embedder that dies fails what it was asked, and the next question starts it anew", async () => {
  await using mortal = opened();
  const before = await childIds();
  await mortal.facts();
  const child = (await childIds()).find((id) => !before.includes(id));
  const working = mortal.embed(
    Array.from({ length: 500 }, () => "a passage ".repeat(50)),
    { role: "passage" },
  );
  const outcome = Promise.allSettled([working]);
  await mortal.countTokens(["now it has begun"]);

  process.kill(child ?? 0, "SIGKILL");

  expect(await outcome).toMatchObject([{ reason: { code: "model-failed" } }]);
  expect(await mortal.embed(["next"], { role: "query" })).toHaveLength(1);
});

test("an idle embedder ends its process and comes back when it is needed", async () => {
  await using lazy = opened({ idleMinutes: 0.0005 });
  const before = await childIds();
  await lazy.embed(["first"], { role: "query" });

  await expect.poll(childIds).toEqual(before);

  expect(await lazy.embed(["second"], { role: "query" })).toHaveLength(1);
});

test("in the background every thread of it is the last to be served", async () => {
  await using humble = opened({ isBackground: true });
  const before = await childIds();
  await humble.embed(["first"], { role: "passage" });
  const child = (await childIds()).find((id) => !before.includes(id));

  const threads = await readdir(`/proc/${child}/task`);
  const stats = await Promise.all(
    threads.map(async (id) => await readFile(`/proc/${child}/task/${id}/stat`, "utf8")),
  );

  const niceOf = (stat: string) => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  expect(stats.map(niceOf)).toEqual(threads.map(() => 19));
});

test("another model is read with its own dimensions and context", async () => {
  const modelPath = await writeTinyModel(join(folder, "tiny.gguf"), {
    kind: "dreamer",
    width: 48,
    context: 256,
  });
  await using tiny = opened({ modelPath, name: "tiny" });

  const [vector] = await tiny.embed(["Come in and rest"], { role: "passage" });

  expect(await tiny.facts()).toMatchObject({ dimensions: 48, contextTokens: 255 });
  expect(vector).toHaveLength(48);
});

test("a file that is no model fails with a sentence, and works once it is mended", async () => {
  const modelPath = join(folder, "damaged.gguf");
  await writeFile(modelPath, Buffer.concat([Buffer.from("GGUF"), Buffer.alloc(200)]));
  await using mended = opened({ modelPath, name: "damaged" });
  const refused = mended.facts();

  await expect(refused).rejects.toMatchObject({ code: "model-failed" });

  await writeTinyModel(modelPath, { kind: "dreamer" });
  expect(await mended.facts()).toMatchObject({ dimensions: 64 });
});

test("closing ends the process and refuses what comes after", async () => {
  const before = await childIds();
  const closed = opened();
  await closed.facts();

  await closed[Symbol.asyncDispose]();

  expect(await childIds()).toEqual(before);
  await expect(closed.embed(["late"], { role: "query" })).rejects.toMatchObject({
    code: "stopped",
  });
});
