import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tinyModel, writeTinyModel } from "../../../tests/support/tiny-model.ts";
import { GgufDefect } from "./defect.ts";
import { readHeader } from "./read-header.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-gguf-"));
});

afterAll(() => rm(folder, { recursive: true }));

test("a chat model is described by its header", async () => {
  const path = await writeTinyModel(join(folder, "tiny.gguf"), { context: 512, name: "Small one" });

  const facts = readHeader(path);

  expect(facts).toMatchObject({
    architecture: "llama",
    name: "Small one",
    kind: "chat",
    quantisation: "F32",
    trainedContext: 512,
    hasChatTemplate: true,
  });
});

test("a model without a template says so", async () => {
  const path = await writeTinyModel(join(folder, "bare.gguf"), { template: false });

  const facts = readHeader(path);

  expect(facts.hasChatTemplate).toBe(false);
});

test("the model that ships with Hearth is for embeddings", () => {
  const path = join(import.meta.dirname, "../../../models/gte-small-q8_0.gguf");

  const facts = readHeader(path);

  expect(facts).toMatchObject({
    architecture: "bert",
    kind: "embedding",
    quantisation: "Q8_0",
    parameters: 33_212_160,
    trainedContext: 512,
  });
});

test("a file of version 2 is read as well", async () => {
  const bytes = tinyModel();
  bytes.writeUInt32LE(2, 4);
  const path = join(folder, "version-2.gguf");
  await writeFile(path, bytes);

  const facts = readHeader(path);

  expect(facts.architecture).toBe("llama");
});

test("a header spoilt at any one place is read or refused, and nothing else", async () => {
  const sound = tinyModel({ layers: 1, width: 16, context: 64 });
  const path = join(folder, "spoilt.gguf");
  const random = numbersFrom(7);
  const outcomes = new Set<string>();

  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(sound);
    const place = random() % 4000;
    bytes.writeUInt32LE([0, 0xffff_ffff, random(), 0x7fff_ffff][round % 4] ?? 0, place);
    await writeFile(path, bytes);
    outcomes.add(outcomeOf(path));
  }

  expect([...outcomes].toSorted()).toEqual(["read", "refused"]);
});

function outcomeOf(path: string): string {
  try {
    readHeader(path);
    return "read";
  } catch (error) {
    return error instanceof GgufDefect ? "refused" : `broke: ${String(error)}`;
  }
}

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}
