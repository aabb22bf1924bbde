import { expect, test } from "vitest";
import type { CatalogModel, InstalledModel } from "#lib/protocol";
import { pickDefaultModel, type DefaultModelFacts } from "./default-model.ts";

function installed(id: string, facts: Partial<InstalledModel> = {}): InstalledModel {
  const header = {
    architecture: "llama",
    quantisation: "Q8_0",
    parameters: 1,
    trainedContext: 512,
  };
  const file = {
    title: id,
    fileName: `${id}.gguf`,
    sizeBytes: 1,
    licence: null,
    preset: null,
    shipped: false,
    createdAt: 1,
  };
  return { id, kind: "chat", problem: null, ...file, ...header, ...facts };
}

function known(id: string, fits: boolean): CatalogModel {
  const words = { title: id, summary: "", licence: "MIT", quantisation: "Q4_0", advice: "" };
  const sizes = { parameters: 1, sizeBytes: 1, trainedContext: 512, memoryBytes: 1 };
  return { id, kind: "chat", ...words, ...sizes, installed: true, fits };
}

const facts: DefaultModelFacts = {
  installed: [installed("a"), installed("b"), installed("c", { createdAt: 9 }), installed("d")],
  catalog: [known("huge", false), known("d", false), known("b", true), known("a", true)],
  environment: undefined,
  chosen: undefined,
  loaded: undefined,
};

test("the environment wins over the choice, the choice over what is loaded", () => {
  const environment = { ...facts, environment: "a", chosen: "b", loaded: "c" };
  const chosen = { ...facts, chosen: "b", loaded: "c" };
  const loaded = { ...facts, loaded: "c" };

  expect([environment, chosen, loaded].map(pickDefaultModel)).toEqual(["a", "b", "c"]);
});

test("without a wish the best known model that fits is taken, else the newest file", () => {
  expect(pickDefaultModel(facts)).toBe("b");
  expect(pickDefaultModel({ ...facts, catalog: [] })).toBe("c");
});

test("a wish for what is not there, broken or not for chatting is passed over", () => {
  const broken = installed("broken", { problem: "It is truncated." });
  const vectors = installed("vectors", { kind: "embedding" });
  const wishes = { environment: "gone", chosen: "broken", loaded: "vectors" };
  const models = [broken, vectors, installed("a")];

  expect(pickDefaultModel({ ...facts, ...wishes, installed: models })).toBe("a");
  expect(pickDefaultModel({ ...facts, ...wishes, installed: [broken, vectors] })).toBeUndefined();
});
