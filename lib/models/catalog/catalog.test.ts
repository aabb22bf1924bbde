import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tinyEntry } from "../../../tests/support/tiny-entry.ts";
import { readHeader } from "../gguf/read-header.ts";
import { catalogSchema } from "./catalog-schema.ts";
import { judge } from "./judge.ts";
import { rank, reasonFor } from "./rank.ts";
import { readCatalog } from "./read-catalog.ts";

const catalog = readCatalog();
const bestOn = (gigabytes: number, cores: number) => {
  const machine = { totalMemoryBytes: gigabytes * 1e9, cores };
  return rank(catalog, machine).find(
    ({ entry, judgement }) => entry.kind === "chat" && judgement.fits,
  );
};

test("every model has its SHA-256, and those of a hub name the revision it was seen at", () => {
  const unpinned = catalog.filter(
    ({ sha256, sources }) =>
      sha256 === undefined ||
      sources.some((source) => source.type === "hf" && !/^[0-9a-f]{40}$/.test(source.revision)),
  );

  expect(unpinned).toEqual([]);
});

test("what the catalog says of the shipped model is what its file says", async () => {
  const path = join(import.meta.dirname, "../../../models/gte-small-q8_0.gguf");
  const entry = catalog.find(({ id }) => id === "gte-small");

  const bytes = await readFile(path);
  const facts = readHeader(path);

  expect(entry).toMatchObject({
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
    parameters: facts.parameters,
    quantisation: facts.quantisation,
    trainedContext: facts.trainedContext,
  });
});

test("a household's machines are offered what they can run at the speed people read", () => {
  const offers = [
    bestOn(2, 2),
    bestOn(4, 2),
    bestOn(8, 4),
    bestOn(16, 8),
    bestOn(24, 2),
    bestOn(64, 16),
  ];

  expect(offers.map((offer) => offer?.entry.id)).toEqual([
    "tinyllama-1.1b-chat",
    "qwen3-1.7b",
    "qwen3-4b-instruct-2507",
    "ministral-3-8b-instruct-2512",
    "qwen3-4b-instruct-2507",
    "ministral-3-8b-instruct-2512",
  ]);
});

test("a machine too small for all of them is offered none", () => {
  expect(bestOn(1, 1)).toBeUndefined();
});

test("the reason names memory, cores, size and speed", () => {
  const machine = { totalMemoryBytes: 24e9, cores: 2 };
  const [best] = rank(catalog, machine);

  const reason = best && reasonFor(best, machine);

  expect(reason).toBe(
    "24 GB of memory and 2 cores: Qwen3 4B Instruct 2507 (4 B parameters) takes 5.3 GB and answers " +
      "at the speed people read or faster, about 6 tokens a second without a graphics card.",
  );
});

test("memory grows with the context, which a small machine keeps short", () => {
  const entry = tinyEntry(Buffer.alloc(10), [], {
    trainedContext: 100_000,
    contextBytesPerToken: 1000,
  });

  const small = judge(entry, { totalMemoryBytes: 8e9, cores: 4 });
  const large = judge(entry, { totalMemoryBytes: 32e9, cores: 4 });

  expect(small.contextSize).toBe(8192);
  expect(large.contextSize).toBe(16_384);
  expect(large.memoryBytes - small.memoryBytes).toBe(8192 * 1000);
});

test("a model that is too large says what it needs and what there is", () => {
  const entry = tinyEntry(Buffer.alloc(10), [], { sizeBytes: 20e9 });

  const { fits, advice } = judge(entry, { totalMemoryBytes: 16e9, cores: 8 });

  expect(fits).toBe(false);
  expect(advice).toBe("It needs 20 GB of memory; this machine can spare 12 GB of its 16 GB.");
});

test.each([
  { what: "a path for a file name", change: { fileName: "../../etc/passwd.gguf" } },
  { what: "a hash that is no hash", change: { sha256: "sha256:abc" } },
  { what: "no source", change: { sources: [] } },
  { what: "a plain address without a hash", change: { sha256: undefined } },
  {
    what: "a package name that is an option",
    change: { sources: [{ type: "npm", parts: ["--registry=http://evil.example"] }] },
  },
  {
    what: "a repository that is a path",
    change: { sources: [{ type: "hf", repository: "../x", file: "a.gguf", revision: "main" }] },
  },
])("a catalog with $what is refused", ({ change }) => {
  const entry = {
    ...tinyEntry(Buffer.alloc(10), [{ type: "https", url: "https://example.org/a" }]),
    ...change,
  };

  expect(catalogSchema.safeParse([entry]).success).toBe(false);
});

test("two models may not share an id or a file name", () => {
  const entry = tinyEntry(Buffer.alloc(10), [{ type: "https", url: "https://example.org/a" }]);

  const sameId = catalogSchema.safeParse([entry, { ...entry, fileName: "other.gguf" }]);
  const sameFile = catalogSchema.safeParse([
    entry,
    { ...entry, id: "other", fileName: "TINY.gguf" },
  ]);

  expect([sameId.success, sameFile.success]).toEqual([false, false]);
});
